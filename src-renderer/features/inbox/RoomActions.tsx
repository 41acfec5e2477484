import { CircleCheck, Hand, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outcome } from '#shared/ipc/outcome.ts'
import type { WireRoom } from '#shared/protocol/entities.ts'
import { useApi, useDesktop, useSession } from '../../store/desktop-context.ts'
import { useTell } from '../../store/use-tell.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'

/** [C1] Takes an unassigned conversation, resolves one's own, opens a resolved one again; seen when the room changes. */
export function RoomActions({ room }: { readonly room: WireRoom }) {
  const { t } = useTranslation('thread')
  const api = useApi()
  const tell = useTell()
  const myId = useSession(session => session.me.id)
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const [isAsking, setAsking] = useState(false)
  const roomId = room.id

  const act = async (ask: () => Promise<Outcome<null>>) => {
    setAsking(true)
    tell(await ask())
    setAsking(false)
  }

  const action = {
    unassigned: { icon: Hand, label: t('take'), ask: () => api.assignRoom({ roomId }) },
    assigned: { icon: CircleCheck, label: t('resolve'), ask: () => api.resolveRoom({ roomId }) },
    resolved: { icon: RotateCcw, label: t('reopen'), ask: () => api.reopenRoom({ roomId }) },
  }[room.state]
  // Another agent's conversation is theirs to resolve.
  if (room.state === 'assigned' && room.assignedTo !== myId) return null
  return (
    <Button
      size="small"
      variant={room.state === 'unassigned' ? 'primary' : 'secondary'}
      isDisabled={!isOnline || isAsking}
      onPress={() => void act(action.ask)}
    >
      <Icon icon={action.icon} size={16} />
      {action.label}
    </Button>
  )
}
