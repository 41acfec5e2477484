import { type LucideIcon, PhoneCall, PhoneIncoming, PhoneOutgoing } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireRoom } from '#shared/protocol/entities.ts'
import { useSession, useUi } from '../../../store/desktop-context.ts'
import { type RoomCallState, roomCallState } from '../../../store/selectors.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Badge } from '../../../ui/Badge.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { customerWords } from '../../../ui/customer-words.ts'
import { formatPhoneNumber } from '../../../ui/phone-number.ts'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import styles from './RoomRow.module.css'

interface RoomRowProps {
  readonly room: WireRoom
}

/** One conversation: who, when last, and what waits there. Redraws only when its own room or call changes. */
export const RoomRow = memo(function RoomRow({ room }: RoomRowProps) {
  const { t } = useTranslation('inbox')
  const call = useSession(session => roomCallState(session, room.id)) ?? 'none'
  const { customer, unread } = room
  const { title } = customerWords(customer.name, customer.phone)
  return (
    <div className={styles.row} data-unread={unread > 0 || undefined}>
      <Avatar name={customer.name} id={customer.id} />
      <span className={styles.main}>
        <span className={styles.line}>
          <span className={styles.name} title={title}>
            {title}
          </span>
          {room.lastMessageAt !== undefined && (
            <span className={styles.time}>
              <RelativeTime at={Date.parse(room.lastMessageAt)} />
            </span>
          )}
        </span>
        <span className={styles.line}>
          {call === 'none' ? <Detail room={room} /> : <CallState state={call} />}
          {unread > 0 && <Badge count={unread} label={t('unread', { count: unread })} />}
        </span>
      </span>
    </div>
  )
})

/** What one was writing, else whom one would call on which account. */
function Detail({ room }: RoomRowProps) {
  const { t } = useTranslation('inbox')
  const draft = useUi(state => (state.openRoomId === room.id ? undefined : state.drafts[room.id]))
  const account = useSession(({ accounts }) =>
    Object.keys(accounts).length > 1 ? accounts[room.accountId]?.name : undefined,
  )
  const owner = useSession(({ agents }) =>
    room.state === 'resolved' && room.assignedTo ? agents[room.assignedTo]?.name : undefined,
  )
  if (draft !== undefined) return <span className={styles.draft}>{t('draft', { text: draft })}</span>
  const { number } = customerWords(room.customer.name, room.customer.phone)
  const facts = [
    number === undefined ? undefined : formatPhoneNumber(number),
    owner ? t('owner', { name: owner }) : undefined,
    account,
  ].filter(Boolean)
  return <span className={styles.detail}>{facts.join(' · ')}</span>
}

const icons: Record<Exclude<RoomCallState, 'none'>, LucideIcon> = {
  ringing: PhoneIncoming,
  waiting: PhoneIncoming,
  dialing: PhoneOutgoing,
  connected: PhoneCall,
}

function CallState({ state }: { readonly state: Exclude<RoomCallState, 'none'> }) {
  const { t } = useTranslation('inbox')
  return (
    <span className={styles.call} data-state={state}>
      <Icon icon={icons[state]} size={14} />
      {t(state)}
    </span>
  )
}
