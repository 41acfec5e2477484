import {
  ChartNoAxesColumn,
  ListOrdered,
  type LucideIcon,
  MessagesSquare,
  Phone,
  Settings,
  SlidersHorizontal,
} from 'lucide-react'
import type { ComponentType } from 'react'
import { includesRole } from '#shared/domain/role.ts'
import type { Role } from '#shared/domain/room.ts'
import { CallButton } from '../features/call/CallButton.tsx'
import type { DrawCallButton } from '../features/consent/PermissionStrip.tsx'
import { Inbox } from '../features/inbox/Inbox.tsx'
import { manageTabsOf } from '../features/manage/manage-tabs.ts'
import { ManagePage } from '../features/manage/ManagePage.tsx'
import { QueuePage } from '../features/queue/QueuePage.tsx'
import { RecentCalls } from '../features/recent-calls/RecentCalls.tsx'
import { ReportPage } from '../features/report/ReportPage.tsx'
import { SettingsPage } from '../features/settings/SettingsPage.tsx'
import type { Section } from '../store/ui-store.ts'
import { settingsParts } from './settings-parts.ts'

/** One place to go in the window. */
export interface SectionEntry {
  readonly id: Section
  readonly icon: LucideIcon
  /** The key of its name, which is its page's title. */
  readonly label:
    'inbox:title' | 'calls:title' | 'report:title' | 'manage:title' | 'queue:title' | 'settings:title'
  readonly isFor: (role: Role) => boolean
  readonly Page: ComponentType
}

const everybody = (): boolean => true
const callButton: DrawCallButton = (room, refused) => <CallButton room={room} refused={refused} />

/** Every section, in the order of the rail. */
const sections: readonly SectionEntry[] = [
  {
    id: 'inbox',
    icon: MessagesSquare,
    label: 'inbox:title',
    isFor: everybody,
    Page: () => <Inbox callButton={callButton} />,
  },
  { id: 'calls', icon: Phone, label: 'calls:title', isFor: everybody, Page: RecentCalls },
  {
    id: 'queue',
    icon: ListOrdered,
    label: 'queue:title',
    isFor: role => includesRole(role, 'supervisor'),
    Page: QueuePage,
  },
  { id: 'report', icon: ChartNoAxesColumn, label: 'report:title', isFor: everybody, Page: ReportPage },
  {
    id: 'manage',
    icon: SlidersHorizontal,
    label: 'manage:title',
    isFor: role => includesRole(role, 'supervisor') && manageTabsOf(role).length > 0,
    Page: ManagePage,
  },
  {
    id: 'settings',
    icon: Settings,
    label: 'settings:title',
    isFor: everybody,
    Page: () => <SettingsPage parts={settingsParts} />,
  },
]

/** Where a person of this role can go; the platform checks the role again at each request. */
export function sectionsOf(role: Role): readonly SectionEntry[] {
  return sections.filter(section => section.isFor(role))
}
