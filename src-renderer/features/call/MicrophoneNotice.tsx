import { MicOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  earReadingMs,
  freshEar,
  type MicrophoneNotice as Notice,
  withReading,
} from '#shared/domain/microphone-notice.ts'
import { Button } from '../../ui/Button.tsx'
import { Advice } from './Advice.tsx'
import { useController } from './calls-context.ts'

/** [O7] That one talks while muted, or that the microphone hears nothing; nothing otherwise. */
export function MicrophoneNotice({ isMuted }: { readonly isMuted: boolean }) {
  const { t } = useTranslation('call')
  const controller = useController()
  const notice = useMicrophoneNotice(isMuted)
  if (notice === null) return null
  return (
    <Advice
      tone="attention"
      icon={MicOff}
      action={
        notice === 'talking_muted' && (
          <Button size="small" onPress={() => controller.setMuted(false)}>
            {t('widget.unmute')}
          </Button>
        )
      }
    >
      {t(`microphone.${notice}`)}
    </Advice>
  )
}

function useMicrophoneNotice(isMuted: boolean): Notice | null {
  const controller = useController()
  const [notice, setNotice] = useState<Notice | null>(null)
  useEffect(() => {
    let ear = freshEar
    const timer = setInterval(() => {
      const { localRms, deviceRms } = controller.levels()
      ear = withReading(ear, { rms: localRms, deviceRms, isMuted })
      setNotice(ear.notice)
    }, earReadingMs)
    return () => clearInterval(timer)
  }, [controller, isMuted])
  return notice
}
