import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import { BareRow } from '../../ui/Rows.tsx'
import { useCalls, useController, useSoundDevices } from './calls-context.ts'
import { DeviceSelect } from './DeviceSelects.tsx'
import { MicrophoneAdvice } from './MicrophoneAdvice.tsx'
import { SettingRow } from '../settings/SettingRow.tsx'

/** Microphone and speaker, and what is wrong with them before a call comes. [D3] */
export function DeviceSettings() {
  const { t } = useTranslation('call')
  const { devices: choice } = useController()
  const { devices } = useCalls()
  const { microphones, speakers, trouble } = useSoundDevices()
  const { microphoneId, speakerId } = useDesktop(state => state.settings)
  return (
    <>
      {trouble !== null && (
        <BareRow>
          <MicrophoneAdvice why={trouble} onTryAgain={() => void devices.refresh()} isLook />
        </BareRow>
      )}
      <SettingRow label={t('devices.microphone')} hint={t('devices.microphoneHint')}>
        <DeviceSelect
          label={t('devices.microphone')}
          isLabelHidden
          devices={microphones}
          chosenId={microphoneId}
          onChoose={id => void choice.microphone(id)}
        />
      </SettingRow>
      <SettingRow label={t('devices.speaker')} hint={t('devices.speakerHint')}>
        <DeviceSelect
          label={t('devices.speaker')}
          isLabelHidden
          devices={speakers}
          chosenId={speakerId}
          onChoose={id => void choice.speaker(id)}
        />
      </SettingRow>
    </>
  )
}
