import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import { NumberField } from '../../ui/NumberField.tsx'
import { SettingRow } from './SettingRow.tsx'
import { useLocked } from './use-locked.ts'
import { useSaveSettings } from './use-save-settings.ts'

/** After how long without a touch an online agent is away; 0: never. */
export function AwayAfter() {
  const { t } = useTranslation('settings')
  const save = useSaveSettings()
  const isLocked = useLocked('awayAfterMinutes')
  const minutes = useDesktop(state => state.settings.awayAfterMinutes)
  return (
    <SettingRow label={t('awayAfter')} hint={t('awayAfterHint')} isLocked={isLocked}>
      <NumberField
        label={t('awayAfter')}
        isLabelHidden
        isDisabled={isLocked}
        value={minutes}
        onChange={awayAfterMinutes => save({ awayAfterMinutes })}
        minValue={0}
        maxValue={240}
        step={5}
      />
    </SettingRow>
  )
}
