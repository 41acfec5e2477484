import { MicOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { MicrophoneTrouble } from '../../media/media-port.ts'
import { Button } from '../../ui/Button.tsx'
import { Advice } from './Advice.tsx'

interface MicrophoneAdviceProps {
  readonly why: MicrophoneTrouble
  readonly onTryAgain: () => void
  /** Nothing was opened yet: only looked at. */
  readonly isLook?: boolean
}

/** [D3] Why the customer would not hear the agent, and how to mend it. */
export function MicrophoneAdvice({ why, onTryAgain, isLook = false }: MicrophoneAdviceProps) {
  const { t } = useTranslation('call')
  return (
    <Advice
      tone="negative"
      icon={MicOff}
      title={t(`microphone.${why}Title`)}
      action={
        <Button size="small" onPress={onTryAgain}>
          {t(isLook ? 'microphone.checkAgain' : 'microphone.tryAgain')}
        </Button>
      }
    >
      {t(`microphone.${why}`)}
    </Advice>
  )
}
