import type { ComponentType } from 'react'
import { includesRole } from '#shared/domain/role.ts'
import type { Role } from '#shared/domain/room.ts'
import { AccountsPanel } from './accounts/AccountsPanel.tsx'
import { AuditPanel } from './audit/AuditPanel.tsx'
import { BalancePanel } from './balance/BalancePanel.tsx'
import { PrivacyPanel } from './privacy/PrivacyPanel.tsx'
import { RingGroupsPanel } from './ring-groups/RingGroupsPanel.tsx'
import { StartPanel } from './start/StartPanel.tsx'
import { UsersPanel } from './users/UsersPanel.tsx'

/** One subject that supervisors or admins look after. */
export interface ManageTab {
  readonly id: string
  /** The key of its name in the namespace `manage`. */
  readonly label:
    | 'tabs.ringGroups'
    | 'tabs.accounts'
    | 'tabs.balance'
    | 'tabs.users'
    | 'tabs.audit'
    | 'tabs.privacy'
    | 'tabs.start'
  readonly leastRole: Role
  readonly Panel: ComponentType
}

/** Every subject, in their order. */
const manageTabs: readonly ManageTab[] = [
  { id: 'ringGroups', label: 'tabs.ringGroups', leastRole: 'supervisor', Panel: RingGroupsPanel },
  { id: 'accounts', label: 'tabs.accounts', leastRole: 'admin', Panel: AccountsPanel },
  { id: 'balance', label: 'tabs.balance', leastRole: 'admin', Panel: BalancePanel },
  { id: 'users', label: 'tabs.users', leastRole: 'admin', Panel: UsersPanel },
  { id: 'audit', label: 'tabs.audit', leastRole: 'admin', Panel: AuditPanel },
  { id: 'privacy', label: 'tabs.privacy', leastRole: 'admin', Panel: PrivacyPanel },
]

/** Leads an Admin through what a new platform needs. */
const start: ManageTab = { id: 'start', label: 'tabs.start', leastRole: 'admin', Panel: StartPanel }

/** What a person of this role looks after; how to begin stands first while the platform is new, and last later. */
export function manageTabsOf(role: Role, isNew = false): readonly ManageTab[] {
  const tabs = isNew ? [start, ...manageTabs] : [...manageTabs, start]
  return tabs.filter(tab => includesRole(role, tab.leastRole))
}
