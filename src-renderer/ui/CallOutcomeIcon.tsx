import {
  type LucideIcon,
  Phone,
  PhoneCall,
  PhoneForwarded,
  PhoneIncoming,
  PhoneMissed,
  PhoneOutgoing,
} from 'lucide-react'
import styles from './CallOutcomeIcon.module.css'
import { Icon } from './Icon.tsx'

export interface CallOutcomeIconProps {
  readonly outcome:
    | 'live'
    | 'inboundAnswered'
    | 'inboundMissed'
    | 'inboundElsewhere'
    | 'outboundAnswered'
    | 'outboundUnanswered'
    | 'unknown'
  readonly size?: 16 | 18 | 20
}

const icons: Record<CallOutcomeIconProps['outcome'], LucideIcon> = {
  live: PhoneCall,
  inboundAnswered: PhoneIncoming,
  inboundMissed: PhoneMissed,
  inboundElsewhere: PhoneForwarded,
  outboundAnswered: PhoneOutgoing,
  outboundUnanswered: PhoneOutgoing,
  unknown: Phone,
}

/** Direction and outcome at a glance; its words stand beside it. */
export function CallOutcomeIcon({ outcome, size = 18 }: CallOutcomeIconProps) {
  return (
    <span className={styles.icon} data-outcome={outcome}>
      <Icon icon={icons[outcome]} size={size} />
    </span>
  )
}
