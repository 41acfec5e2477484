import { CloudOff, MessageCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { WireRoom } from '#shared/protocol/entities.ts'
import { useDesktop } from '../../../store/desktop-context.ts'
import type { CustomerCalls } from '../../../store/use-customer-calls.ts'
import { useOpenRoom } from '../../../store/use-open-room.ts'
import { Button } from '../../../ui/Button.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { StatePanel } from '../../../ui/StatePanel.tsx'
import { Stream } from './Stream.tsx'

interface ThreadProps {
  readonly room: WireRoom
  readonly calls: CustomerCalls
}

/** The open room's stream, or what stands in its place. */
export function Thread({ room, calls }: ThreadProps) {
  const { t } = useTranslation(['thread', 'common'])
  const openRoom = useOpenRoom()
  const thread = useDesktop(state => (state.thread?.roomId === room.id ? state.thread : null))
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const entries = calls.status === 'ready' ? calls.entries : []
  if (thread === null || (thread.status === 'loading' && thread.messages.length === 0)) {
    return <Skeleton shape="bubbles" label={t('loading')} />
  }
  if (thread.status === 'failed' && thread.messages.length === 0) {
    return (
      <StatePanel
        kind="error"
        icon={CloudOff}
        title={t('errorTitle')}
        text={isOnline ? t('errorText') : t('errorOffline')}
        action={<Button onPress={() => openRoom(room.id)}>{t('common:retry')}</Button>}
      />
    )
  }
  if (thread.messages.length + thread.outgoing.length + entries.length === 0) {
    return (
      <StatePanel
        kind="empty"
        icon={MessageCircle}
        title={t('emptyTitle')}
        text={t('emptyText', { name: room.customer.name })}
      />
    )
  }
  return <Stream room={room} thread={thread} calls={entries} />
}
