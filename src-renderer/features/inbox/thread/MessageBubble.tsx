import { useTranslation } from 'react-i18next'
import { useLocale, VisuallyHidden } from 'react-aria-components'
import { clockTime } from '../../../ui/time.ts'
import styles from './Bubble.module.css'
import { DeliveryStatus } from './DeliveryStatus.tsx'
import { MessageKind } from './MessageKind.tsx'
import { SendAgain } from './SendAgain.tsx'
import type { StreamItem } from './stream-items.ts'

interface MessageBubbleProps {
  readonly item: Extract<StreamItem, { kind: 'message' }>
  readonly customerName: string
}

/** What was said, by whom, when, and how far it came. */
export function MessageBubble({ item, customerName }: MessageBubbleProps) {
  const { t } = useTranslation('thread')
  const { locale } = useLocale()
  const { message, startsGroup, endsGroup } = item
  const time = clockTime(item.at, locale)
  const isOut = message.direction === 'out'
  return (
    <div
      className={styles.line}
      data-side={message.direction}
      data-starts={startsGroup || undefined}
      data-ends={endsGroup || undefined}
    >
      <div className={styles.bubble} data-kind={message.kind}>
        <VisuallyHidden elementType="span">
          {isOut ? t('fromYou', { time }) : t('from', { name: customerName, time })}
        </VisuallyHidden>
        <MessageKind item={item} customerName={customerName} />
        {message.text !== undefined && <span className={styles.text}>{message.text}</span>}
        <span className={styles.meta}>
          <time aria-hidden>{time}</time>
          {isOut && message.status !== undefined && <DeliveryStatus status={message.status} />}
        </span>
      </div>
      {isOut && message.status === 'failed' && message.kind === 'text' && message.text !== undefined && (
        <SendAgain roomId={message.roomId} text={message.text} clientMessageId={null} />
      )}
    </div>
  )
}
