import { Command, type LucideIcon } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ConnectionStatus } from '../features/connection/ConnectionStatus.tsx'
import { PresenceMenu } from '../features/presence/PresenceMenu.tsx'
import { isUpdateWaiting } from '../features/updates/update-act.ts'
import { useDesktop, useSession, useUi, useUiStore } from '../store/desktop-context.ts'
import { roomsOfTab } from '../store/selectors.ts'
import type { Section } from '../store/ui-store.ts'
import mark from '../../assets/icon.svg'
import { Badge, Dot } from '../ui/Badge.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { shortcuts } from '../ui/shortcuts.ts'
import { useMediaQuery } from '../ui/use-media-query.ts'
import { sectionsOf } from './sections.tsx'
import styles from './Shell.module.css'

/** Where one goes, and how one stands: sections above, connection and presence at the foot. */
export function Rail() {
  const { t } = useTranslation([
    'common',
    'inbox',
    'calls',
    'queue',
    'report',
    'manage',
    'settings',
    'palette',
    'updates',
  ])
  const role = useSession(session => session.me.role) ?? 'agent'
  const ui = useUiStore()
  const unread = useUnreadRooms()
  const isUpdateThere = useDesktop(state => isUpdateWaiting(state.update?.phase))
  const isBar = useMediaQuery('(max-width: 480px)')
  return (
    <nav aria-label={t('navigation')} className={styles.rail}>
      <img src={mark} alt={t('productName')} className={styles.mark} />
      <ul className={styles.nav}>
        {sectionsOf(role).map(({ id, icon, label }) => (
          <Entry key={id} section={id} icon={icon} label={t(label)} isBar={isBar}>
            {id === 'inbox' && unread > 0 && (
              <Badge count={unread} label={t('inbox:unreadRooms', { count: unread })} />
            )}
            {id === 'settings' && isUpdateThere && <Dot label={t('updates:badge')} />}
          </Entry>
        ))}
      </ul>
      <div className={styles.foot}>
        {!isBar && (
          <IconButton
            icon={Command}
            label={t('palette:open')}
            shortcut={shortcuts.palette}
            size="large"
            tooltipPlacement="right"
            onPress={() => ui.setState({ isPaletteOpen: true })}
          />
        )}
        <ConnectionStatus />
        <PresenceMenu />
      </div>
    </nav>
  )
}

interface EntryProps {
  readonly section: Section
  readonly icon: LucideIcon
  readonly label: string
  readonly isBar: boolean
  readonly children?: React.ReactNode
}

function Entry({ section, icon, label, isBar, children }: EntryProps) {
  const ui = useUiStore()
  const isCurrent = useUi(state => state.section === section)
  return (
    <li className={styles.entry}>
      <IconButton
        icon={icon}
        label={label}
        shortcut={shortcuts[section]}
        size="large"
        tooltipPlacement={isBar ? 'top' : 'right'}
        aria-current={isCurrent ? 'page' : undefined}
        onPress={() => ui.setState({ section })}
      />
      {children !== undefined && children !== false && <span className={styles.badge}>{children}</span>}
    </li>
  )
}

function useUnreadRooms(): number {
  const rooms = useSession(session => session.rooms)
  const myId = useSession(session => session.me.id)
  return useMemo(() => {
    if (rooms === null || myId === null) return 0
    return roomsOfTab(rooms, 'mine', myId).filter(room => room.unread > 0).length
  }, [rooms, myId])
}
