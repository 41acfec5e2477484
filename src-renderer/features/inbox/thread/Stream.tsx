import { ArrowDown } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '#shared/domain/assert-never.ts'
import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import type { WireRoom } from '#shared/protocol/entities.ts'
import type { Thread } from '#shared/session/thread.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { CallLine } from './CallLine.tsx'
import { DaySeparator } from './DaySeparator.tsx'
import { MessageBubble } from './MessageBubble.tsx'
import { NoteLine } from './NoteLine.tsx'
import { OutgoingBubble } from './OutgoingBubble.tsx'
import { type StreamItem, streamItems } from './stream-items.ts'
import styles from './Stream.module.css'
import { useStreamScroll } from './use-stream-scroll.ts'

interface StreamProps {
  readonly room: WireRoom
  readonly thread: Thread
  readonly calls: readonly CallLogEntry[]
}

/** Messages and calls, newest at the foot. It follows the newest while one is there, and stays put while one reads back. */
export function Stream({ room, thread, calls }: StreamProps) {
  const { t } = useTranslation('thread')
  const items = useMemo(() => streamItems(thread, calls), [thread, calls])
  const scroller = useRef<HTMLDivElement>(null)
  const { isAtEnd, isLoadingOlder, unseen, onScroll, toEnd } = useStreamScroll(
    scroller,
    items,
    thread.hasOlder,
  )
  const { name } = room.customer
  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        role="log"
        aria-label={t('messages', { name })}
        // Scrolled by the keyboard as well.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className={styles.scroller}
        onScroll={onScroll}
      >
        <p className={styles.edge}>
          {isLoadingOlder ? t('loadingOlder') : !thread.hasOlder && t('beginning')}
        </p>
        <ol className={styles.items}>
          {items.map(item => (
            <li key={item.key} className={styles.item} data-gap={hasGap(item) || undefined}>
              <StreamLine item={item} room={room} />
            </li>
          ))}
        </ol>
      </div>
      {!isAtEnd && (
        <div className={styles.newest}>
          <Button size="small" onPress={toEnd}>
            <Icon icon={ArrowDown} size={16} />
            {unseen > 0 ? t('newMessages', { count: unseen }) : t('newest')}
          </Button>
        </div>
      )}
    </div>
  )
}

function StreamLine({ item, room }: { readonly item: StreamItem; readonly room: WireRoom }) {
  switch (item.kind) {
    case 'day':
      return <DaySeparator at={item.at} />
    case 'message':
      return <MessageBubble item={item} customerName={room.customer.name} />
    case 'outgoing':
      return <OutgoingBubble item={item} roomId={room.id} />
    case 'call':
      return <CallLine item={item} />
    case 'note':
      return <NoteLine item={item} />
    default:
      return assertNever(item)
  }
}

const hasGap = (item: StreamItem): boolean =>
  item.kind === 'message' || item.kind === 'outgoing' ? item.startsGroup : true
