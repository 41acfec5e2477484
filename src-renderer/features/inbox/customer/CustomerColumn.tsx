import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { WireRoom } from '#shared/protocol/entities.ts'
import { useSession } from '../../../store/desktop-context.ts'
import type { CustomerCalls } from '../../../store/use-customer-calls.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { PhoneNumber } from '../../../ui/PhoneNumber.tsx'
import { shortcuts } from '../../../ui/shortcuts.ts'
import { momentWords } from '../../../ui/time.ts'
import { useNow } from '../../../ui/use-now.ts'
import { ConsentSection } from '../../consent/ConsentSection.tsx'
import type { RoomConsent } from '../../consent/use-room-consent.ts'
import { replyWindow } from '../reply-window.ts'
import styles from './CustomerColumn.module.css'
import { PastCalls } from './PastCalls.tsx'

interface CustomerColumnProps {
  readonly room: WireRoom
  readonly calls: CustomerCalls
  readonly consent: RoomConsent
  /** Over the stream instead of beside it. */
  readonly isDrawer: boolean
  readonly onHide: () => void
}

/** Who one is talking to: facts first, then the calls so far. */
export function CustomerColumn({ room, calls, consent, isDrawer, onHide }: CustomerColumnProps) {
  const { t } = useTranslation('customer')
  const { customer } = room
  return (
    <aside aria-label={t('title')} className={styles.column} data-drawer={isDrawer || undefined}>
      <header className={styles.header}>
        <h2 className={styles.heading}>{t('title')}</h2>
        <IconButton icon={X} label={t('hide')} shortcut={shortcuts.customer} size="small" onPress={onHide} />
      </header>
      {/* Scrolled by the keyboard as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.body} tabIndex={0}>
        <div className={styles.who}>
          <Avatar name={customer.name} id={customer.id} size="huge" />
          <p className={styles.name}>{customer.name}</p>
        </div>
        <Facts room={room} />
        <ConsentSection room={room} consent={consent} />
        <PastCalls calls={calls} />
      </div>
    </aside>
  )
}

function Facts({ room }: { readonly room: WireRoom }) {
  const { t } = useTranslation('customer')
  const { locale } = useLocale()
  const now = useNow(60_000)
  const account = useSession(session => session.accounts[room.accountId]?.name)
  const owner = useSession(({ agents }) => (room.assignedTo ? agents[room.assignedTo]?.name : undefined))
  const { until } = replyWindow(room, now)
  const { conversation } = room
  const conversationEnd = conversation && Date.parse(conversation.expiresAt)
  return (
    <dl className={styles.facts}>
      <Fact name={t('phone')}>
        {room.customer.phone === undefined ? t('noPhone') : <PhoneNumber phone={room.customer.phone} />}
      </Fact>
      {account !== undefined && account !== null && <Fact name={t('account')}>{account}</Fact>}
      <Fact name={t('agent')}>{owner ?? t('nobody')}</Fact>
      <Fact name={t('window')}>
        {until === undefined
          ? t('windowClosed')
          : t('windowUntil', { time: momentWords(until, now, locale) })}
      </Fact>
      <Fact name={t('conversation')}>
        {conversation && conversationEnd !== undefined && conversationEnd > now
          ? t('conversationUntil', {
              category: t(`category.${conversation.category}`),
              time: momentWords(conversationEnd, now, locale),
            })
          : t('noConversation')}
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt className={styles.factName}>{name}</dt>
      <dd className={styles.factValue}>{children}</dd>
    </div>
  )
}
