import { useTranslation } from 'react-i18next'
import { useApi, useDesktop } from '../../store/desktop-context.ts'
import { useTell } from '../../store/use-tell.ts'
import { Button } from '../../ui/Button.tsx'
import { SettingRow } from '../settings/SettingRow.tsx'
import { updateAct } from './update-act.ts'
import { useUpdateWords } from './use-update-words.ts'

/** [D9] How updates stand, with the one thing that can be done about it. */
export function UpdateRow() {
  const { t } = useTranslation('updates')
  const api = useApi()
  const tell = useTell()
  const words = useUpdateWords()
  const phase = useDesktop(state => state.update?.phase)
  if (!phase) return null
  const offered = updateAct(phase)
  const isTrouble = phase.status === 'failed' || phase.status === 'refused'
  return (
    <SettingRow label={t('label')} {...(isTrouble ? { trouble: words(phase) } : { hint: words(phase) })}>
      {offered && (
        <Button onPress={() => void api.actOnUpdate({ act: offered.act }).then(tell)}>
          {t(offered.words)}
        </Button>
      )}
    </SettingRow>
  )
}
