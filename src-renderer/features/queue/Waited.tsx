import { TriangleAlert } from 'lucide-react'
import { useDesktop } from '../../store/desktop-context.ts'
import { usePlatformNow } from '../../store/use-platform-now.ts'
import { Duration } from '../../ui/Duration.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Queue.module.css'
import { urgencyOf } from './urgency.ts'

interface WaitedProps {
  /** Milliseconds since 1970, by the platform's clock. */
  readonly since: number
  /** A customer waits: the longer, the more it shows. */
  readonly isWait: boolean
}

/** How long it has been, second by second. */
export function Waited({ since, isWait }: WaitedProps) {
  const now = usePlatformNow(1_000)
  const attentionSeconds = useDesktop(state => state.settings.queueAttentionSeconds)
  const criticalSeconds = useDesktop(state => state.settings.queueCriticalSeconds)
  const ms = Math.max(0, now - since)
  const urgency = urgencyOf(isWait ? ms : null, { attentionSeconds, criticalSeconds })
  return (
    <span className={styles.waited} data-urgency={urgency}>
      {urgency === 'critical' && <Icon icon={TriangleAlert} size={14} />}
      <Duration ms={ms} />
    </span>
  )
}
