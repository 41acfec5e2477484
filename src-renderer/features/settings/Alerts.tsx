import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { SettingRow } from './SettingRow.tsx'
import { useLocked } from './use-locked.ts'
import { useSaveSettings } from './use-save-settings.ts'

/** [D1] How far calls may reach outside the window. */
export function Alerts() {
  const { t } = useTranslation('settings')
  const save = useSaveSettings()
  const isReachLocked = useLocked('outsideAlerts')
  const areNamesLocked = useLocked('namesOnLockScreen')
  const { outsideAlerts, namesOnLockScreen } = useDesktop(state => state.settings)
  // Windows and macOS tell no program whether the person wants quiet.
  const isQuietSeen = useDesktop(state => state.app.platform === 'linux')
  const hint = outsideAlerts === 'respect' && !isQuietSeen ? 'respectUnseen' : outsideAlerts
  return (
    <>
      <SettingRow
        label={t('outsideAlerts.label')}
        hint={t(`outsideAlerts.hint.${hint}`)}
        isLocked={isReachLocked}
      >
        <SegmentedControl
          label={t('outsideAlerts.label')}
          value={outsideAlerts}
          isDisabled={isReachLocked}
          onChange={chosen => save({ outsideAlerts: chosen })}
          segments={[
            { value: 'always', label: t('outsideAlerts.always') },
            { value: 'respect', label: t('outsideAlerts.respect') },
            { value: 'never', label: t('outsideAlerts.never') },
          ]}
        />
      </SettingRow>
      <SettingRow label={t('namesOnLockScreen')} hint={t('namesOnLockScreenHint')} isLocked={areNamesLocked}>
        <Switch
          label={t('namesOnLockScreen')}
          isSelected={namesOnLockScreen}
          isDisabled={areNamesLocked}
          onChange={chosen => save({ namesOnLockScreen: chosen })}
        />
      </SettingRow>
    </>
  )
}
