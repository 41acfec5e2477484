import { Check, Mic } from 'lucide-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { microphoneVerdict } from '#shared/domain/device-check.ts'
import { useDesktop } from '../../store/desktop-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Advice } from '../call/Advice.tsx'
import { useController, useSoundDevices } from '../call/calls-context.ts'
import { DeviceSelect } from '../call/DeviceSelects.tsx'
import { LevelBar } from '../call/LevelBar.tsx'
import { MicrophoneAdvice } from '../call/MicrophoneAdvice.tsx'
import { StepActions } from './StepActions.tsx'
import { useDeviceCheck } from './use-device-check.ts'
import { useProbe } from './use-probe.ts'

/** Chooses the microphone and shows that it hears a voice. */
export function MicrophoneStep() {
  const { t } = useTranslation('deviceCheck')
  const { devices } = useController()
  const { microphones } = useSoundDevices()
  const microphoneId = useDesktop(state => state.settings.microphoneId)
  const { probe, state, ear } = useProbe('listen')
  const { settle } = useDeviceCheck()
  const readRms = useCallback(() => probe?.levels().localRms ?? 0, [probe])
  const microphone = state?.microphone
  const unusable = microphone?.status === 'unusable' ? microphone.why : null
  const verdict = unusable === null ? microphoneVerdict(ear) : 'no_microphone'
  return (
    <>
      <p>{t('microphone.text')}</p>
      <DeviceSelect
        label={t('microphone.choose')}
        devices={microphones}
        chosenId={microphoneId}
        onChoose={id => void devices.microphone(id)}
      />
      <LevelBar readRms={readRms} />
      {unusable !== null && (
        <MicrophoneAdvice why={unusable} onTryAgain={() => void probe?.setMicrophone(microphoneId)} />
      )}
      {verdict === 'waiting' && (
        <Advice tone="neutral" icon={Mic}>
          {t('microphone.waiting')}
        </Advice>
      )}
      {verdict === 'passed' && (
        <Advice tone="positive" icon={Check}>
          {t('microphone.passed')}
        </Advice>
      )}
      {verdict === 'not_spoken' && (
        <Advice tone="attention" icon={Mic}>
          {t('problem.not_spoken')}
        </Advice>
      )}
      <StepActions>
        <Button
          variant={verdict === 'passed' ? 'primary' : 'secondary'}
          onPress={() => settle(verdict === 'waiting' ? 'not_tried' : verdict)}
        >
          {t(verdict === 'passed' ? 'continue' : 'continueAnyway')}
        </Button>
      </StepActions>
    </>
  )
}
