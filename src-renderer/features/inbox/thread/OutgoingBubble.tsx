import { useTranslation } from 'react-i18next'
import { useLocale, VisuallyHidden } from 'react-aria-components'
import type { RoomId } from '#shared/domain/ids.ts'
import { clockTime } from '../../../ui/time.ts'
import styles from './Bubble.module.css'
import { DeliveryStatus } from './DeliveryStatus.tsx'
import { SendAgain } from './SendAgain.tsx'
import type { StreamItem } from './stream-items.ts'

interface OutgoingBubbleProps {
  readonly item: Extract<StreamItem, { kind: 'outgoing' }>
  readonly roomId: RoomId
}

/** A message that the platform does not have yet: on its way, or failed and waiting for the person. */
export function OutgoingBubble({ item, roomId }: OutgoingBubbleProps) {
  const { t } = useTranslation('thread')
  const { locale } = useLocale()
  const { outgoing, startsGroup, endsGroup } = item
  const time = clockTime(item.at, locale)
  const hasFailed = outgoing.failed !== undefined
  return (
    <div
      className={styles.line}
      data-side="out"
      data-starts={startsGroup || undefined}
      data-ends={endsGroup || undefined}
    >
      <div className={styles.bubble} data-state={hasFailed ? 'failed' : 'pending'}>
        <VisuallyHidden elementType="span">{t('fromYou', { time })}</VisuallyHidden>
        <span className={styles.text}>{outgoing.text}</span>
        <span className={styles.meta}>
          <time aria-hidden>{time}</time>
          <DeliveryStatus status={hasFailed ? 'failed' : 'pending'} />
        </span>
      </div>
      {hasFailed && (
        <SendAgain
          roomId={roomId}
          text={outgoing.text}
          clientMessageId={outgoing.clientMessageId}
          why={outgoing.failed}
        />
      )}
    </div>
  )
}
