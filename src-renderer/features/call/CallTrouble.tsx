import { CircleAlert, Mic, MicOff, SignalLow, Volume2, WifiOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useDesktop } from '../../store/desktop-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Advice } from './Advice.tsx'
import { useController, useQualityTrouble, useSoundDevices } from './calls-context.ts'
import type { ShownCall } from './CallWidget.tsx'
import { MicrophoneAdvice } from './MicrophoneAdvice.tsx'
import { MicrophoneNotice } from './MicrophoneNotice.tsx'

/** What keeps the two from hearing each other, and what to do; nothing while all is well. */
export function CallTrouble({ engaged, display }: ShownCall) {
  const controller = useController()
  const { microphone } = engaged.sound
  if (display === 'ending') return null
  if (display === 'silent' || display === 'reconnecting' || display === 'soundFailed') {
    return <PathTrouble engaged={engaged} display={display} />
  }
  const reopen = () => void controller.reopenMicrophone()
  if (microphone.status === 'unusable') return <MicrophoneAdvice why={microphone.why} onTryAgain={reopen} />
  if (microphone.status === 'open') {
    return (
      <>
        <MicrophoneNotice key={microphone.deviceId} isMuted={engaged.sound.muted} />
        <LineTrouble />
        <ChosenIsBack kind="microphone" deviceId={microphone.deviceId} />
        <ChosenIsBack kind="speaker" deviceId={engaged.sound.speaker.deviceId} />
      </>
    )
  }
  return microphone.status === 'closed' && engaged.intent !== 'dialing' ? <Listening onOpen={reopen} /> : null
}

interface ChosenIsBackProps {
  readonly kind: 'microphone' | 'speaker'
  /** The one in use. */
  readonly deviceId: string
}

/** [D4] The device that was chosen, and is not the one in use, is there again. */
function ChosenIsBack({ kind, deviceId }: ChosenIsBackProps) {
  const { t } = useTranslation('call')
  const { devices } = useController()
  const known = useSoundDevices()
  const chosenId = useDesktop(state => state.settings[`${kind}Id`])
  const chosen = known[`${kind}s`].find(device => device.id === chosenId)
  if (!chosen || chosenId === deviceId) return null
  return (
    <Advice
      tone="neutral"
      icon={kind === 'microphone' ? Mic : Volume2}
      action={
        <Button size="small" onPress={() => void devices[kind](chosenId)}>
          {t('microphone.useIt')}
        </Button>
      }
    >
      {t('microphone.back', { label: chosen.label })}
    </Advice>
  )
}

function PathTrouble({ engaged, display }: ShownCall) {
  const { t } = useTranslation('call')
  const { link } = engaged.sound
  const { name } = engaged.customer
  if (link.status === 'failed') {
    return (
      <Advice tone="negative" icon={CircleAlert}>
        {t(link.why === 'no_path' ? 'trouble.noPath' : 'trouble.noSecureChannel')}
      </Advice>
    )
  }
  return (
    <Advice tone="attention" icon={WifiOff}>
      {t(display === 'silent' ? 'trouble.silent' : 'trouble.reconnecting', { name })}
    </Advice>
  )
}

/** The two hear each other, badly. */
function LineTrouble() {
  const { t } = useTranslation('call')
  const trouble = useQualityTrouble()
  if (trouble === null) return null
  return (
    <Advice tone="attention" icon={SignalLow}>
      {t(`quality.${trouble}`)}
    </Advice>
  )
}

/** The agent chose to answer without a microphone. */
function Listening({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation('call')
  return (
    <Advice
      tone="attention"
      icon={MicOff}
      action={
        <Button size="small" onPress={onOpen}>
          {t('microphone.open')}
        </Button>
      }
    >
      {t('microphone.listening')}
    </Advice>
  )
}
