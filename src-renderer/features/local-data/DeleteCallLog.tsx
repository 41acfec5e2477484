import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../store/desktop-context.ts'
import { useToast } from '../../store/use-tell.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SettingRow } from '../settings/SettingRow.tsx'

/** Deletes the agent's own call log from this computer, once it was asked again. [D5] */
export function DeleteCallLog() {
  const { t } = useTranslation(['localData', 'common'])
  const api = useApi()
  const toast = useToast()
  const [isAsking, setAsking] = useState(false)
  const erase = async () => {
    setAsking(false)
    const outcome = await api.deleteCallLog()
    if (outcome.ok) return toast('neutral', words => words.t('localData:erase.done'))
    const { refusal } = outcome
    toast('negative', words => words.t('localData:erase.failed', { words: words.refusalText(refusal) }))
  }
  return (
    <>
      <SettingRow label={t('erase.label')} hint={t('erase.hint')}>
        <Button onPress={() => setAsking(true)}>{t('erase.ask')}</Button>
      </SettingRow>
      <Dialog
        title={t('erase.title')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        isAlert
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('common:cancel')}</Button>
            <Button variant="danger" onPress={() => void erase()}>
              {t('erase.confirm')}
            </Button>
          </>
        }
      >
        <p>{t('erase.text')}</p>
      </Dialog>
    </>
  )
}
