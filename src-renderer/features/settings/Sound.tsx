import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import { Switch } from '../../ui/Switch.tsx'
import { SettingRow } from './SettingRow.tsx'
import { useSaveSettings } from './use-save-settings.ts'

/** Whether calls confirm themselves quietly. */
export function Sound() {
  const { t } = useTranslation('settings')
  const save = useSaveSettings()
  const callSounds = useDesktop(state => state.settings.callSounds)
  return (
    <SettingRow label={t('callSounds')} hint={t('callSoundsHint')}>
      <Switch
        label={t('callSounds')}
        isSelected={callSounds}
        onChange={chosen => save({ callSounds: chosen })}
      />
    </SettingRow>
  )
}
