import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import { useCalls, useController, useSoundDevices } from './calls-context.ts'
import { DeviceSelect, DeviceSelects } from './DeviceSelects.tsx'
import styles from './DeviceSettings.module.css'
import { MicrophoneAdvice } from './MicrophoneAdvice.tsx'

/** Microphone, speaker and ring device, and what is wrong with them before a call comes. [D3] */
export function DeviceSettings() {
  const { t } = useTranslation('call')
  const controller = useController()
  const { devices } = useCalls()
  const { speakers, trouble } = useSoundDevices()
  const ringerId = useDesktop(state => state.settings.ringerId)
  return (
    <div className={styles.devices}>
      {trouble !== null && (
        <MicrophoneAdvice why={trouble} onTryAgain={() => void devices.refresh()} isLook />
      )}
      <DeviceSelects />
      <DeviceSelect
        label={t('devices.ringer')}
        devices={speakers}
        chosenId={ringerId}
        onChoose={id => void controller.devices.ringer(id)}
      />
    </div>
  )
}
