import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import { Switch } from '../../ui/Switch.tsx'
import { SettingRow } from './SettingRow.tsx'
import { useLocked } from './use-locked.ts'
import { useSaveSettings } from './use-save-settings.ts'

/** Whether a locked screen holds an online agent away, out of the turns of ring groups. [R4] */
export function AwayWhenLocked() {
  const { t } = useTranslation('settings')
  const save = useSaveSettings()
  const isLocked = useLocked('awayWhenLocked')
  const isAway = useDesktop(state => state.settings.awayWhenLocked)
  return (
    <SettingRow label={t('awayWhenLocked')} hint={t('awayWhenLockedHint')} isLocked={isLocked}>
      <Switch
        label={t('awayWhenLocked')}
        isSelected={isAway}
        isDisabled={isLocked}
        onChange={chosen => save({ awayWhenLocked: chosen })}
      />
    </SettingRow>
  )
}
