import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outcome } from '#shared/ipc/outcome.ts'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './Queue.module.css'

interface ConfirmProps {
  readonly title: string
  readonly text: string
  /** What the button says. */
  readonly action: string
  /** Red, and read out at once: for what hurts a customer. */
  readonly isHarmless?: boolean
  readonly isReady?: boolean
  readonly confirm: () => Promise<Outcome<unknown>>
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** Asks before it is done; what goes wrong is told here. */
export function Confirm(props: ConfirmProps) {
  const { title, text, action, isHarmless = false, isReady = true, confirm, onClose, children } = props
  const { t } = useTranslation('common')
  const refusalText = useRefusalText()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const submit = async () => {
    setBusy(true)
    setProblem(null)
    const outcome = await confirm()
    if (outcome.ok) return onClose()
    setProblem(refusalText(outcome.refusal))
    setBusy(false)
  }

  return (
    <Dialog
      title={title}
      isOpen
      isAlert={!isHarmless}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            variant={isHarmless ? 'primary' : 'danger'}
            isDisabled={isBusy || !isReady}
            onPress={() => void submit()}
          >
            {action}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <p>{text}</p>
        {children}
        {problem !== null && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  )
}
