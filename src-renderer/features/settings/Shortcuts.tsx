import { useTranslation } from 'react-i18next'
import { keyActs, suggestedKeys } from '#shared/ipc/global-keys.ts'
import { useDesktop } from '../../store/desktop-context.ts'
import { Button } from '../../ui/Button.tsx'
import { KeyRow } from './KeyRow.tsx'
import { keyLabel } from './key-words.ts'
import { SettingRow } from './SettingRow.tsx'
import { useLocked } from './use-locked.ts'
import { useSaveSettings } from './use-save-settings.ts'

/** [D1] [D7] The keys that answer, decline, mute and hang up while another program has the focus. */
export function Shortcuts() {
  const { t } = useTranslation('settings')
  const save = useSaveSettings()
  const isLocked = useLocked('globalKeys')
  const isUnavailable = useDesktop(state => state.takenKeys === 'unavailable')
  const platform = useDesktop(state => state.app.platform)
  const [answer, hangUp] = [suggestedKeys.answer, suggestedKeys.hangUp].map(keys => keyLabel(keys, platform))
  return (
    <>
      <SettingRow
        label={t('keys.intro')}
        hint={t('keys.introHint')}
        isLocked={isLocked}
        trouble={isUnavailable ? t('keys.unavailable') : undefined}
      />
      {keyActs.map(act => (
        <KeyRow key={act} act={act} />
      ))}
      <SettingRow label={t('keys.suggest')} hint={t('keys.suggestHint', { answer, hangUp })}>
        <Button isDisabled={isLocked} onPress={() => save({ globalKeys: suggestedKeys })}>
          {t('keys.useSuggested')}
        </Button>
      </SettingRow>
    </>
  )
}
