import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AskRefusal } from '#shared/ipc/outcome.ts'
import type { PlatformAnswer } from '#shared/ipc/platform-requests.ts'
import { useRefusalText } from '../../../i18n/use-refusal-text.ts'
import { useApi } from '../../../store/desktop-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import parts from '../parts/Parts.module.css'
import type { CustomerOfAccount } from './PrivacyPanel.tsx'

export type Erased = PlatformAnswer<'customers.erase'>['erased']

interface EraseDialogProps {
  readonly customer: CustomerOfAccount
  readonly onClose: () => void
  readonly onErased: (erased: Erased) => void
}

/** Asks once more, in earnest: the number is to be typed, since nothing brings back what is erased. */
export function EraseDialog({ customer, onClose, onErased }: EraseDialogProps) {
  const { t } = useTranslation(['privacy', 'common'])
  const refusalText = useRefusalText()
  const api = useApi()
  const [confirm, setConfirm] = useState('')
  const [isErasing, setErasing] = useState(false)
  const [problem, setProblem] = useState<AskRefusal | null>(null)
  const erase = async () => {
    setErasing(true)
    setProblem(null)
    const outcome = await api.request({ method: 'customers.erase', params: { ...customer, confirm } })
    setErasing(false)
    if (outcome.ok) onErased(outcome.value.erased)
    else setProblem(outcome.refusal)
  }
  return (
    <Dialog
      title={t('eraseTitle')}
      isOpen
      onClose={onClose}
      isAlert
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button
            variant="danger"
            isDisabled={confirm !== customer.customerId || isErasing}
            onPress={() => void erase()}
          >
            {t('erase')}
          </Button>
        </>
      }
    >
      <div className={parts.form}>
        <p>{t('eraseText')}</p>
        <p>{t('eraseKeeps')}</p>
        <TextField
          label={t('eraseConfirm', { customer: customer.customerId })}
          value={confirm}
          onChange={setConfirm}
          autoComplete="off"
        />
        <p role="alert" className={parts.problem}>
          {problem && refusalText(problem)}
        </p>
      </div>
    </Dialog>
  )
}
