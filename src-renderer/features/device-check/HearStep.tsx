import { Volume2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { defaultRingOutput } from '#shared/ipc/sound-settings.ts'
import { useDesktop } from '../../store/desktop-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useController, useSoundDevices } from '../call/calls-context.ts'
import { DeviceSelect } from '../call/DeviceSelects.tsx'
import styles from './DeviceCheck.module.css'
import { StepActions } from './StepActions.tsx'
import { useDeviceCheck } from './use-device-check.ts'

/** Where one listens or where it rings, one device after the other: only the person knows what was heard. */
export function HearStep({ what }: { readonly what: 'speaker' | 'ring' }) {
  const { t } = useTranslation('deviceCheck')
  const { devices } = useController()
  const { speakers } = useSoundDevices()
  const { speakerId, ringOutputs, ringtoneRoom } = useDesktop(state => state.settings)
  const { settle } = useDeviceCheck()
  const outputs = what === 'speaker' ? [{ ...defaultRingOutput, deviceId: speakerId }] : ringOutputs
  const [heard, setHeard] = useState<readonly boolean[]>([])
  const [isPlayed, setPlayed] = useState(false)
  const output = outputs[heard.length] ?? defaultRingOutput
  const name = speakers.find(({ id }) => id === output.deviceId)?.label ?? t('systemDefault')

  function answer(isHeard: boolean) {
    const all = [...heard, isHeard]
    setPlayed(false)
    setHeard(all)
    if (all.length >= outputs.length) settle(all.every(Boolean) ? 'passed' : 'not_heard')
  }
  return (
    <>
      <p>{what === 'speaker' ? t('speaker.text') : t('ring.text')}</p>
      {what === 'speaker' ? (
        <DeviceSelect
          label={t('speaker.choose')}
          devices={speakers}
          chosenId={speakerId}
          onChoose={id => {
            setPlayed(false)
            void devices.speaker(id)
          }}
        />
      ) : (
        <p className={styles.device}>{t('ring.device', { name })}</p>
      )}
      <div>
        <Button
          variant={isPlayed ? 'secondary' : 'primary'}
          onPress={() => {
            devices.hear(ringtoneRoom, output)
            setPlayed(true)
          }}
        >
          <Icon icon={Volume2} size={18} />
          {t(isPlayed ? 'playAgain' : 'play')}
        </Button>
      </div>
      {isPlayed && <output>{t('heardQuestion', { name })}</output>}
      <StepActions>
        {isPlayed ? (
          <>
            <Button onPress={() => answer(false)}>{t('heardNothing')}</Button>
            <Button variant="primary" onPress={() => answer(true)}>
              {t('heardIt')}
            </Button>
          </>
        ) : (
          <Button onPress={() => settle('not_tried')}>{t('continueAnyway')}</Button>
        )}
      </StepActions>
    </>
  )
}
