import { Hourglass, type LucideIcon, PhoneCall, PhoneIncoming, PhoneOutgoing } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueueStage } from '#shared/domain/queue.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Queue.module.css'

interface StageMarkProps {
  readonly stage: QueueStage
  readonly direction: 'inbound' | 'outbound'
}

/** Where a call stands, as an icon with its word. */
export const StageMark = memo(function StageMark({ stage, direction }: StageMarkProps) {
  const { t } = useTranslation('queue')
  const ringing: LucideIcon = direction === 'inbound' ? PhoneIncoming : PhoneOutgoing
  const icon = { waiting: Hourglass, ringing, connected: PhoneCall }[stage]
  return (
    <span className={styles.stage} data-stage={stage}>
      <Icon icon={icon} size={16} />
      {t(`stage.${stage}`)}
    </span>
  )
})
