import { useTranslation } from 'react-i18next'
import type { SoundDevice } from '../../media/devices.ts'
import { useDesktop } from '../../store/desktop-context.ts'
import { Select, type SelectOption } from '../../ui/Select.tsx'
import { useController, useSoundDevices } from './calls-context.ts'

/** The list's name for the system's default, whose id is empty. */
const systemDefault = 'system-default'

/** [O7] The microphone and the speaker, used at once by the call that is on. */
export function DeviceSelects() {
  const { t } = useTranslation('call')
  const { devices } = useController()
  const { microphones, speakers } = useSoundDevices()
  const microphoneId = useDesktop(state => state.settings.microphoneId)
  const speakerId = useDesktop(state => state.settings.speakerId)
  return (
    <>
      <DeviceSelect
        label={t('devices.microphone')}
        devices={microphones}
        chosenId={microphoneId}
        onChoose={id => void devices.microphone(id)}
      />
      <DeviceSelect
        label={t('devices.speaker')}
        devices={speakers}
        chosenId={speakerId}
        onChoose={id => void devices.speaker(id)}
      />
    </>
  )
}

export interface DeviceSelectProps {
  readonly label: string
  readonly isLabelHidden?: boolean
  readonly devices: readonly SoundDevice[]
  /** Empty: the system's default. */
  readonly chosenId: string
  /** The system's default may be chosen; it may, unless told otherwise. */
  readonly isDefaultOffered?: boolean
  readonly onChoose: (id: string) => void
}

/** The system's default first, then what is plugged in; a choice that is not plugged in stays visible. */
export function DeviceSelect(props: DeviceSelectProps) {
  const { label, isLabelHidden, devices, chosenId, isDefaultOffered = true, onChoose } = props
  const { t } = useTranslation('call')
  const isMissing = chosenId !== '' && devices.every(device => device.id !== chosenId)
  const options: SelectOption<string>[] = [
    ...(isDefaultOffered ? [{ value: systemDefault, label: t('devices.systemDefault') }] : []),
    ...devices.map((device, index) => ({
      value: device.id,
      label: device.label === '' ? t('devices.unnamed', { number: index + 1 }) : device.label,
    })),
    ...(isMissing ? [{ value: chosenId, label: t('devices.notConnected') }] : []),
  ]
  return (
    <Select
      label={label}
      isLabelHidden={isLabelHidden}
      options={options}
      value={chosenId === '' ? systemDefault : chosenId}
      onChange={value => onChoose(value === systemDefault ? '' : value)}
    />
  )
}
