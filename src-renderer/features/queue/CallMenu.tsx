import { Ellipsis, MessagesSquare, PhoneForwarded, PhoneOff, UserRoundCheck } from 'lucide-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallId, RoomId } from '#shared/domain/ids.ts'
import { useApi, useSession } from '../../store/desktop-context.ts'
import { useOpenRoom } from '../../store/use-open-room.ts'
import { useTell } from '../../store/use-tell.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, type MenuEntry } from '../../ui/Menu.tsx'
import { ChooseAgent } from './ChooseAgent.tsx'
import { Confirm } from './Confirm.tsx'
import type { QueueStore } from './queue-store.ts'
import { useSupervise } from './use-supervise.ts'

interface CallMenuProps {
  readonly store: QueueStore
  readonly callId: CallId
  readonly roomId: RoomId | undefined
  /** The customer's. */
  readonly name: string
  /** It rings at agents, or waits for one: it can be ended or rung elsewhere. */
  readonly isSteerable: boolean
  readonly isActive: boolean
}

type Asking = 'reroute' | 'assign' | 'withdraw'

/**
 * What a supervisor may do with this call now; what would hurt the customer asks first. Redrawn only when that changes: it
 * is most of a row's cost.
 */
export const CallMenu = memo(function CallMenu(props: CallMenuProps) {
  const { store, callId, roomId, name, isSteerable, isActive } = props
  const { t } = useTranslation('queue')
  const api = useApi()
  const tell = useTell()
  const openRoom = useOpenRoom()
  const supervise = useSupervise()
  const myId = useSession(session => session.me.id)
  const [asking, setAsking] = useState<Asking | null>(null)
  const close = () => setAsking(null)

  const entries: readonly (MenuEntry | false)[] = [
    isSteerable && { id: 'reroute', label: t('action.reroute'), icon: PhoneForwarded },
    roomId !== undefined && { id: 'assign', label: t('action.assign'), icon: UserRoundCheck },
    roomId !== undefined && { id: 'takeOver', label: t('action.takeOver'), icon: UserRoundCheck },
    roomId !== undefined && { id: 'open', label: t('action.open'), icon: MessagesSquare },
    isSteerable && { id: 'withdraw', label: t('action.withdraw'), icon: PhoneOff, isDangerous: true },
  ]
  const act = (action: string) => {
    if (action === 'open' && roomId !== undefined) return openRoom(roomId)
    if (action === 'takeOver' && roomId !== undefined && myId !== null) {
      return void api.assignRoom({ roomId, agentId: myId }).then(tell)
    }
    if (action === 'reroute' || action === 'assign' || action === 'withdraw') setAsking(action)
  }
  const possible = entries.filter(entry => entry !== false)

  return (
    <>
      <Menu label={t('actionsFor', { name })} entries={possible} onAction={act}>
        <IconButton
          icon={Ellipsis}
          label={t('actionsFor', { name })}
          size="small"
          isDisabled={possible.length === 0}
          excludeFromTabOrder={!isActive}
          data-row-action=""
        />
      </Menu>
      {asking === 'reroute' && (
        <ChooseAgent
          agents={store.agents}
          title={t('rerouteTitle', { name })}
          text={t('rerouteText')}
          action={t('action.rerouteNow')}
          canTake={agent => agent.presence === 'online' && agent.state !== 'on_call'}
          choose={agentId => supervise({ method: 'calls.reroute', params: { callId, agentId } })}
          onClose={close}
        />
      )}
      {asking === 'assign' && roomId !== undefined && (
        <ChooseAgent
          agents={store.agents}
          title={t('assignTitle', { name })}
          text={t('assignText')}
          action={t('action.assignNow')}
          canTake={() => true}
          choose={agentId => api.assignRoom({ roomId, agentId })}
          onClose={close}
        />
      )}
      {asking === 'withdraw' && (
        <Confirm
          title={t('withdrawTitle', { name })}
          text={t('withdrawText')}
          action={t('action.withdrawNow')}
          confirm={() => supervise({ method: 'calls.withdraw', params: { callId } })}
          onClose={close}
        />
      )}
    </>
  )
})
