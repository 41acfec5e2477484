import { Check, CheckCheck, CircleAlert, Clock3, type LucideIcon } from 'lucide-react'
import { VisuallyHidden } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { WireMessage } from '#shared/protocol/entities.ts'
import { Icon } from '../../../ui/Icon.tsx'
import styles from './Bubble.module.css'

type Status = NonNullable<WireMessage['status']>

const icons: Record<Status, LucideIcon> = {
  pending: Clock3,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  played: CheckCheck,
  failed: CircleAlert,
}

interface DeliveryStatusProps {
  readonly status: Status
}

/** How far a message came: an icon, and the words for who cannot see it or hovers over it. */
export function DeliveryStatus({ status }: DeliveryStatusProps) {
  const { t } = useTranslation('thread')
  const words = t(`status.${status}`)
  return (
    <span className={styles.status} data-status={status} title={words}>
      <Icon icon={icons[status]} size={14} />
      <VisuallyHidden elementType="span">{words}</VisuallyHidden>
    </span>
  )
}
