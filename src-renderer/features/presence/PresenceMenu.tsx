import { Circle, CircleDot, CircleMinus, type LucideIcon } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AwayReason } from '#shared/ipc/desktop-state.ts'
import type { Presence } from '#shared/protocol/entities.ts'
import { useApi, useDesktop, useSession } from '../../store/desktop-context.ts'
import { useTell } from '../../store/use-tell.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Menu } from '../../ui/Menu.tsx'
import styles from './Presence.module.css'

const icons: Record<Presence, LucideIcon> = { online: CircleDot, away: CircleMinus, offline: Circle }
const presences: readonly Presence[] = ['online', 'away', 'offline']

const whyAway = { unreachable: 'heldAwayHint', idle: 'idleAwayHint', locked: 'lockedAwayHint' } as const

/** What a presence means, and why one is away who did not choose to be. */
function hintOf(presence: Presence, awayReason: AwayReason | undefined) {
  if (awayReason === undefined) return `${presence}Hint` as const
  if (presence === 'away') return whyAway[awayReason]
  // A click does not make up for a missing microphone.
  return presence === 'online' && awayReason !== 'unreachable' ? 'backHint' : (`${presence}Hint` as const)
}

/** Who one is and how one stands, at the foot of the rail. Nothing is shown until the platform has said it. */
export function PresenceMenu() {
  const { t } = useTranslation('presence')
  const api = useApi()
  const tell = useTell()
  const id = useSession(session => session.me.id)
  const name = useSession(session => session.me.name)
  const presence = useSession(session => session.agents[session.me.id]?.presence ?? 'offline')
  // Who is at another desktop is not away, whatever this one sees.
  const awayReason = useDesktop(state => (presence === 'away' ? state.awayReason : undefined))
  if (id === null || name === null || presence === null) return null

  const choose = (chosen: string) => {
    const status = presences.find(candidate => candidate === chosen)
    if (status) void api.setPresence({ status }).then(tell)
  }
  return (
    <Menu
      label={t('menu')}
      placement="right bottom"
      onAction={choose}
      entries={presences.map(candidate => ({
        id: candidate,
        label: t(candidate),
        description: t(hintOf(candidate, awayReason)),
        icon: icons[candidate],
        isSelected: candidate === presence,
      }))}
    >
      <Button aria-label={t('label', { name, status: t(presence) })} className={styles.button}>
        <Avatar name={name} id={id} />
        <span aria-hidden className={styles.dot} data-presence={presence} />
      </Button>
    </Menu>
  )
}
