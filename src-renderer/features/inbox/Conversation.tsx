import type { ReactNode } from 'react'
import type { WireRoom } from '#shared/protocol/entities.ts'
import { useUi, useUiStore } from '../../store/desktop-context.ts'
import { useCustomerCalls } from '../../store/use-customer-calls.ts'
import { useMediaQuery } from '../../ui/use-media-query.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { Composer } from './composer/Composer.tsx'
import { CustomerColumn } from './customer/CustomerColumn.tsx'
import styles from './Inbox.module.css'
import { RoomHeader } from './RoomHeader.tsx'
import { Thread } from './thread/Thread.tsx'
import { useState } from 'react'

interface ConversationProps {
  readonly room: WireRoom
  readonly actions: ReactNode
}

/** The open room: header, stream, composer, and the customer beside it where there is space, over it where not. */
export function Conversation({ room, actions }: ConversationProps) {
  const ui = useUiStore()
  const calls = useCustomerCalls(room.customer, room.accountId)
  const isWide = useMediaQuery('(min-width: 1120px)')
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
        <RoomHeader room={room} actions={actions} isCustomerShown={isShown} onToggleCustomer={toggle} />
        <Thread room={room} calls={calls} />
        <Composer room={room} />
      </section>
      {isShown && <CustomerColumn room={room} calls={calls} isDrawer={!isWide} onHide={toggle} />}
    </div>
  )
}
