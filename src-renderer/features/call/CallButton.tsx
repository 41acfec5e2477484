import { Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RoomId } from '#shared/domain/ids.ts'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { WireRoom } from '#shared/protocol/entities.ts'
import { useDesktop, useUi } from '../../store/desktop-context.ts'
import { roomOf } from '../../store/selectors.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { useCallsState, useController } from './calls-context.ts'

/** Calls the room's customer. Where that cannot be, it says why on hover and on focus. [O1] */
export function CallButton({ roomId }: { readonly roomId: RoomId }) {
  const { t } = useTranslation(['call', 'refusals'])
  const controller = useController()
  const listed = useUi(ui => roomOf(null, ui, roomId))
  const room = useDesktop(state => state.session?.rooms[roomId]) ?? listed
  const isEngaged = useCallsState(state => state.engaged !== null)
  const obstacle = useDesktop(state => (room ? obstacleTo(state, room) : null))
  if (!room) return null
  const why = isEngaged ? 'agent_busy' : obstacle
  const { name } = room.customer
  return (
    <Tooltip
      text={why === null ? t('call:button.callName', { name }) : t(`refusals:${why}`)}
      placement="bottom"
    >
      <Button
        aria-disabled={why !== null}
        aria-label={t('call:button.callName', { name })}
        onPress={() => {
          if (why === null) void controller.dial(room)
        }}
      >
        <Icon icon={Phone} size={16} />
        {t('call:button.call')}
      </Button>
    </Tooltip>
  )
}

type Obstacle = 'offline' | 'outbound_off' | 'not_your_room' | 'agent_busy'

/** What is known here without asking; the platform checks everything when asked, in the order of O1. */
export function obstacleTo({ connection, session }: DesktopState, room: WireRoom): Obstacle | null {
  if (connection.status !== 'online' || session === null) return 'offline'
  if (session.accounts[room.accountId]?.outbound !== true) return 'outbound_off'
  if (room.assignedTo !== session.me.id) return 'not_your_room'
  return Object.keys(session.calls).length > 0 ? 'agent_busy' : null
}
