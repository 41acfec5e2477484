import { MicOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
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

/** [O7] That one talks while muted, or that the microphone hears nothing; nothing otherwise. One for each microphone. */
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
  const ear = useRef(freshEar)
  useEffect(() => {
    const timer = setInterval(() => {
      const { localRms, deviceRms } = controller.levels()
      ear.current = withReading(ear.current, { rms: localRms, deviceRms, isMuted })
      setNotice(ear.current.notice)
    }, earReadingMs)
    return () => clearInterval(timer)
  }, [controller, isMuted])
  return notice
}
