import { MessageCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RoomId } from '#shared/domain/ids.ts'
import { useDesktop, useSession, useUi } from '../../store/desktop-context.ts'
import { roomOf } from '../../store/selectors.ts'
import { StatePanel } from '../../ui/StatePanel.tsx'
import { useMediaQuery } from '../../ui/use-media-query.ts'
import type { DrawCallButton } from '../consent/PermissionStrip.tsx'
import { ConversationList } from './list/ConversationList.tsx'
import { Conversation } from './Conversation.tsx'
import styles from './Inbox.module.css'
import { NothingConnected } from './NothingConnected.tsx'

export interface InboxProps {
  readonly callButton: DrawCallButton
}

/** Conversations and the open one. Where there is room for one column alone, the one or the other. */
export function Inbox({ callButton }: InboxProps) {
  const roomId = useUi(state => state.openRoomId)
  const isOneColumn = useMediaQuery('(max-width: 760px)')
  const isEmpty = useSession(({ accounts }) => Object.keys(accounts).length === 0)
  if (isEmpty) return <NothingConnected />
  return (
    <div className={styles.inbox} data-columns={isOneColumn ? 'one' : 'many'}>
      {(!isOneColumn || roomId === null) && <ConversationList />}
      {(!isOneColumn || roomId !== null) && (
        <main className={styles.room}>
          {roomId === null ? <NoneOpen /> : <OpenRoom key={roomId} roomId={roomId} callButton={callButton} />}
        </main>
      )}
    </div>
  )
}

interface OpenRoomProps extends InboxProps {
  readonly roomId: RoomId
}

function OpenRoom({ roomId, callButton }: OpenRoomProps) {
  const { t } = useTranslation('thread')
  const listed = useUi(state => roomOf(null, state, roomId))
  const room = useDesktop(state => state.session?.rooms[roomId]) ?? listed
  const isKnown = useDesktop(state => state.session !== null)
  if (room) return <Conversation room={room} callButton={callButton} />
  return isKnown ? (
    <StatePanel kind="empty" icon={MessageCircle} title={t('gone')} text={t('goneText')} />
  ) : null
}

function NoneOpen() {
  const { t } = useTranslation('inbox')
  return (
    <StatePanel kind="empty" icon={MessageCircle} title={t('noneOpen.title')} text={t('noneOpen.text')} />
  )
}
