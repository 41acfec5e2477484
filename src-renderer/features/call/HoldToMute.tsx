import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import { isMac } from '../../ui/platform.ts'
import { shortcutLabel, shortcuts } from '../../ui/shortcuts.ts'
import { Switch } from '../../ui/Switch.tsx'
import { SettingRow } from '../settings/SettingRow.tsx'
import { useSaveSettings } from '../settings/use-save-settings.ts'

/** Whether a held key mutes. */
export function HoldToMute() {
  const { t } = useTranslation('call')
  const save = useSaveSettings()
  const isWanted = useDesktop(state => state.settings.holdToMute)
  const key = shortcutLabel(shortcuts.holdMute, isMac)
  const label = t('holdToMute.label', { key })
  return (
    <SettingRow label={label} hint={t('holdToMute.hint', { key })}>
      <Switch label={label} isSelected={isWanted} onChange={chosen => save({ holdToMute: chosen })} />
    </SettingRow>
  )
}
