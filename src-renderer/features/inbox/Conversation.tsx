import type { WireRoom } from '#shared/protocol/entities.ts'
import { useUi, useUiStore } from '../../store/desktop-context.ts'
import { useCustomerCalls } from '../../store/use-customer-calls.ts'
import { useMediaQuery } from '../../ui/use-media-query.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { AccountNotices } from '../consent/AccountNotices.tsx'
import { type DrawCallButton, PermissionStrip } from '../consent/PermissionStrip.tsx'
import { useRoomConsent } from '../consent/use-room-consent.ts'
import { Composer } from './composer/Composer.tsx'
import { CustomerColumn } from './customer/CustomerColumn.tsx'
import styles from './Inbox.module.css'
import { RoomHeader } from './RoomHeader.tsx'
import { Thread } from './thread/Thread.tsx'
import { useState } from 'react'

interface ConversationProps {
  readonly room: WireRoom
  readonly callButton: DrawCallButton
}

/** The open room: header, stream, composer, and the customer beside it where there is space, over it where not. */
export function Conversation({ room, callButton }: ConversationProps) {
  const ui = useUiStore()
  const calls = useCustomerCalls(room.customer, room.accountId)
  const consent = useRoomConsent(room)
  const isWide = useMediaQuery('(min-width: 1200px)')
  const isColumnWanted = useUi(state => state.isCustomerShown)
  const [isDrawerOpen, setDrawerOpen] = useState(false)
  const isShown = isWide ? isColumnWanted : isDrawerOpen
  const toggle = () => {
    if (isWide) ui.setState({ isCustomerShown: !isColumnWanted })
    else setDrawerOpen(!isDrawerOpen)
  }
  useShortcuts({ customer: toggle })
  return (
    <div className={styles.conversation}>
      <section className={styles.stream} aria-label={room.customer.name}>
        <RoomHeader room={room} isCustomerShown={isShown} onToggleCustomer={toggle} />
        <PermissionStrip room={room} consent={consent} callButton={callButton} />
        <AccountNotices room={room} />
        <Thread room={room} calls={calls} />
        <Composer room={room} />
      </section>
      {isShown && (
        <CustomerColumn room={room} calls={calls} consent={consent} isDrawer={!isWide} onHide={toggle} />
      )}
    </div>
  )
}
