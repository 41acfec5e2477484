import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import { useCalls, useController, useSoundDevices } from './calls-context.ts'
import { DeviceSelect } from './DeviceSelects.tsx'
import styles from './DeviceSettings.module.css'
import { MicrophoneAdvice } from './MicrophoneAdvice.tsx'

/** Microphone, speaker and ring device, and what is wrong with them before a call comes. [D3] */
export function DeviceSettings() {
  const { t } = useTranslation('call')
  const { devices: choice } = useController()
  const { devices } = useCalls()
  const { microphones, speakers, trouble } = useSoundDevices()
  const { microphoneId, speakerId, ringerId } = useDesktop(state => state.settings)
  return (
    <>
      {trouble !== null && (
        <div className={styles.row}>
          <MicrophoneAdvice why={trouble} onTryAgain={() => void devices.refresh()} isLook />
        </div>
      )}
      <Row label={t('devices.microphone')}>
        <DeviceSelect
          label={t('devices.microphone')}
          isLabelHidden
          devices={microphones}
          chosenId={microphoneId}
          onChoose={id => void choice.microphone(id)}
        />
      </Row>
      <Row label={t('devices.speaker')}>
        <DeviceSelect
          label={t('devices.speaker')}
          isLabelHidden
          devices={speakers}
          chosenId={speakerId}
          onChoose={id => void choice.speaker(id)}
        />
      </Row>
      <Row label={t('devices.ringer')}>
        <DeviceSelect
          label={t('devices.ringer')}
          isLabelHidden
          devices={speakers}
          chosenId={ringerId}
          onChoose={id => void choice.ringer(id)}
        />
      </Row>
    </>
  )
}

/** The control carries the label for a screen reader itself. */
function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.row}>
      <p>{label}</p>
      <div className={styles.control}>{children}</div>
    </div>
  )
}
