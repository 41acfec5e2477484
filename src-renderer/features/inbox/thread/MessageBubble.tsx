import { type LucideIcon, Mic, PhoneCall, Voicemail } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLocale, VisuallyHidden } from 'react-aria-components'
import { Icon } from '../../../ui/Icon.tsx'
import { clockTime } from '../../../ui/time.ts'
import styles from './Bubble.module.css'
import { DeliveryStatus } from './DeliveryStatus.tsx'
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
      <div className={styles.bubble}>
        <VisuallyHidden elementType="span">
          {isOut ? t('fromYou', { time }) : t('from', { name: customerName, time })}
        </VisuallyHidden>
        <Kind message={message} />
        {message.text !== undefined && <span className={styles.text}>{message.text}</span>}
        <span className={styles.meta}>
          <time aria-hidden>{time}</time>
          {isOut && message.status !== undefined && <DeliveryStatus status={message.status} />}
        </span>
      </div>
      {isOut && message.status === 'failed' && message.text !== undefined && (
        <SendAgain roomId={message.roomId} text={message.text} clientMessageId={null} />
      )}
    </div>
  )
}

/** What it is when it is not plain text. */
function Kind({ message }: { readonly message: MessageBubbleProps['item']['message'] }) {
  const { t } = useTranslation('thread')
  switch (message.kind) {
    case 'audio':
      return <KindLabel icon={Mic} text={t('voiceMessage')} />
    case 'voicemail':
      return <KindLabel icon={Voicemail} text={t('voicemail')} />
    case 'call_button':
      return <KindLabel icon={PhoneCall} text={t('callButton')} />
    default:
      return message.text === undefined ? <span className={styles.text}>{t('unsupported')}</span> : null
  }
}

function KindLabel({ icon, text }: { readonly icon: LucideIcon; readonly text: string }) {
  return (
    <span className={styles.kind}>
      <Icon icon={icon} size={16} />
      {text}
    </span>
  )
}
