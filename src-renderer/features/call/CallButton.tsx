import { Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { WireRoom } from '#shared/protocol/entities.ts'
import { useDesktop } from '../../store/desktop-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { useCallsState, useController } from './calls-context.ts'

interface CallButtonProps {
  readonly room: WireRoom
  /** What the rules say against the call, in words; null: nothing. */
  readonly refused: string | null
}

/** Calls the room's customer. Where that cannot be, it says why on hover and on focus. [O1] */
export function CallButton({ room, refused }: CallButtonProps) {
  const { t } = useTranslation(['call', 'refusals'])
  const controller = useController()
  const isEngaged = useCallsState(state => state.engaged !== null)
  const isOnline = useDesktop(state => state.connection.status === 'online')
  const { name } = room.customer
  const why = whyNot()
  return (
    <Tooltip text={why ?? t('call:button.callName', { name })} placement="bottom">
      <Button
        size="small"
        variant={why === null ? 'primary' : 'secondary'}
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

  function whyNot(): string | null {
    if (!isOnline) return t('refusals:offline')
    return isEngaged ? t('refusals:agent_busy') : refused
  }
}
