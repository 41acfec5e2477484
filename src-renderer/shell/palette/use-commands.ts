import {
  Circle,
  CircleDot,
  CircleMinus,
  MessageSquare,
  Mic,
  MicOff,
  PhoneOff,
  type LucideIcon,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Presence } from '#shared/protocol/entities.ts'
import { useCallsState, useController } from '../../features/call/calls-context.ts'
import { filledSections, sectionIcons } from '../../features/settings/settings-sections.ts'
import { useApi, useSession, useUiStore } from '../../store/desktop-context.ts'
import { matchesSearch } from '../../store/selectors.ts'
import { useOpenRoom } from '../../store/use-open-room.ts'
import { useTell } from '../../store/use-tell.ts'
import { formatPhoneNumber } from '../../ui/phone-number.ts'
import { shortcuts } from '../../ui/shortcuts.ts'
import { sectionsOf } from '../sections.tsx'
import { settingsParts } from '../settings-parts.ts'
import { type Command, matchesCommand, mostFound } from './command.ts'
import { useFoundCalls } from './use-found-calls.ts'

const presenceIcons: Readonly<Record<Presence, LucideIcon>> = {
  online: CircleDot,
  away: CircleMinus,
  offline: Circle,
}

/** What can be done now that has what is typed in its words; customers are found by their numbers, too. */
export function useCommands(typed: string): readonly Command[] {
  const rooms = useRoomCommands(typed)
  const calls = useFoundCalls(typed)
  const others = [
    ...usePlaceCommands(),
    ...useStatusCommands(),
    ...useSettingsCommands(),
    ...useCallCommands(),
  ]
  return [...others.filter(command => matchesCommand(command, typed)), ...rooms, ...calls]
}

function usePlaceCommands(): readonly Command[] {
  const { t } = useTranslation(['inbox', 'calls', 'queue', 'report', 'manage', 'settings'])
  const ui = useUiStore()
  const role = useSession(session => session.me.role) ?? 'agent'
  return sectionsOf(role).map(({ id, icon, label }) => ({
    id: `place-${id}`,
    group: 'places',
    icon,
    label: t(label),
    shortcut: shortcuts[id],
    run: () => ui.setState({ section: id }),
  }))
}

function useSettingsCommands(): readonly Command[] {
  const { t } = useTranslation('settings')
  const ui = useUiStore()
  return filledSections(settingsParts).map(({ id }) => ({
    id: `settings-${id}`,
    group: 'settings',
    icon: sectionIcons[id],
    label: t(`section.${id}`),
    run: () => ui.setState({ section: 'settings', settingsSection: id }),
  }))
}

function useStatusCommands(): readonly Command[] {
  const { t } = useTranslation('presence')
  const api = useApi()
  const tell = useTell()
  const isKnown = useSession(() => true) ?? false
  const presences: readonly Presence[] = isKnown ? ['online', 'away', 'offline'] : []
  return presences.map(status => ({
    id: `status-${status}`,
    group: 'status',
    icon: presenceIcons[status],
    label: t(status),
    description: t(`${status}Hint`),
    run: () => void api.setPresence({ status }).then(tell),
  }))
}

function useRoomCommands(typed: string): readonly Command[] {
  const rooms = useSession(session => session.rooms) ?? {}
  const openRoom = useOpenRoom()
  if (typed.trim() === '') return []
  return Object.values(rooms)
    .filter(room => matchesSearch(room, typed))
    .slice(0, mostFound)
    .map(room => ({
      id: `room-${room.id}`,
      group: 'conversations',
      icon: MessageSquare,
      label: room.customer.name,
      ...(room.customer.phone !== undefined && { description: formatPhoneNumber(room.customer.phone) }),
      run: () => openRoom(room.id),
    }))
}

/** Of the call that this window holds. */
function useCallCommands(): readonly Command[] {
  const { t } = useTranslation('call')
  const controller = useController()
  const name = useCallsState(state => state.engaged?.customer.name)
  const isMuted = useCallsState(state => state.engaged?.sound.muted === true)
  const isEnding = useCallsState(state => state.engaged?.intent === 'hangingUp')
  if (name === undefined || isEnding) return []
  return [
    {
      id: 'call-mute',
      group: 'call',
      icon: isMuted ? Mic : MicOff,
      label: t(isMuted ? 'widget.unmute' : 'widget.mute'),
      description: name,
      shortcut: shortcuts.mute,
      run: () => controller.toggleMuted(),
    },
    {
      id: 'call-hang-up',
      group: 'call',
      icon: PhoneOff,
      label: t('widget.hangUp'),
      description: name,
      isDangerous: true,
      run: () => void controller.hangUp(),
    },
  ]
}
