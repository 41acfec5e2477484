import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import { Button } from '../../ui/Button.tsx'
import { SettingRow } from '../settings/SettingRow.tsx'
import { useDeviceCheck } from './use-device-check.ts'

/** The way to the device check from the settings, with how it went last. */
export function DeviceCheckRow() {
  const { t } = useTranslation('deviceCheck')
  const last = useDesktop(state => state.settings.deviceCheck)
  const { open } = useDeviceCheck()
  return (
    <SettingRow label={t('row.label')} hint={t(`row.${last}`)}>
      <Button onPress={open}>{t('row.start')}</Button>
    </SettingRow>
  )
}
