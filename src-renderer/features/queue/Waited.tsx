import { TriangleAlert } from 'lucide-react'
import { memo, useSyncExternalStore } from 'react'
import { useDesktop } from '../../store/desktop-context.ts'
import { Icon } from '../../ui/Icon.tsx'
import { LiveDuration } from '../../ui/LiveDuration.tsx'
import { nowIn, onStep } from '../../ui/use-now.ts'
import styles from './Queue.module.css'
import { type Urgency, urgencyOf, type WaitThresholds } from './urgency.ts'

interface WaitedProps {
  /** Milliseconds since 1970, by the platform's clock. */
  readonly since: number
  /** A customer waits: the longer, the more it shows. */
  readonly isWait: boolean
}

/** How long it has been, second by second. */
export const Waited = memo(function Waited({ since, isWait }: WaitedProps) {
  const aheadMs = useDesktop(state => state.serverAheadMs ?? 0)
  const attentionSeconds = useDesktop(state => state.settings.queueAttentionSeconds)
  const criticalSeconds = useDesktop(state => state.settings.queueCriticalSeconds)
  return (
    <WaitedFor
      since={since}
      isWait={isWait}
      aheadMs={aheadMs}
      thresholds={{ attentionSeconds, criticalSeconds }}
    />
  )
})

/** The same without the window's state. */
export function WaitedFor(
  props: WaitedProps & { readonly aheadMs: number; readonly thresholds: WaitThresholds },
) {
  const { since, isWait, aheadMs, thresholds } = props
  // Drawn anew only when it becomes more urgent.
  const urgency = useSyncExternalStore(everySecond, (): Urgency => {
    const ms = Math.max(0, nowIn(1_000) + aheadMs - since)
    return urgencyOf(isWait ? ms : null, thresholds)
  })
  return (
    <span className={styles.waited} data-urgency={urgency}>
      {urgency === 'critical' && <Icon icon={TriangleAlert} size={14} />}
      <LiveDuration since={since} aheadMs={aheadMs} />
    </span>
  )
}

const everySecond = (changed: () => void) => onStep(1_000, changed)
