import type { ComponentType } from 'react'
import { includesRole } from '#shared/domain/role.ts'
import type { Role } from '#shared/domain/room.ts'
import { AccountsPanel } from './accounts/AccountsPanel.tsx'
import { AuditPanel } from './audit/AuditPanel.tsx'
import { BalancePanel } from './balance/BalancePanel.tsx'
import { PrivacyPanel } from './privacy/PrivacyPanel.tsx'
import { RingGroupsPanel } from './ring-groups/RingGroupsPanel.tsx'
import { UsersPanel } from './users/UsersPanel.tsx'

/** One subject that supervisors or admins look after. */
export interface ManageTab {
  readonly id: string
  /** The key of its name in the namespace `manage`. */
  readonly label:
    'tabs.ringGroups' | 'tabs.accounts' | 'tabs.balance' | 'tabs.users' | 'tabs.audit' | 'tabs.privacy'
  readonly leastRole: Role
  readonly Panel: ComponentType
}

/** Every tab, in their order. */
const manageTabs: readonly ManageTab[] = [
  { id: 'ringGroups', label: 'tabs.ringGroups', leastRole: 'supervisor', Panel: RingGroupsPanel },
  { id: 'accounts', label: 'tabs.accounts', leastRole: 'admin', Panel: AccountsPanel },
  { id: 'balance', label: 'tabs.balance', leastRole: 'admin', Panel: BalancePanel },
  { id: 'users', label: 'tabs.users', leastRole: 'admin', Panel: UsersPanel },
  { id: 'audit', label: 'tabs.audit', leastRole: 'admin', Panel: AuditPanel },
  { id: 'privacy', label: 'tabs.privacy', leastRole: 'admin', Panel: PrivacyPanel },
]

/** What a person of this role looks after. */
export function manageTabsOf(role: Role): readonly ManageTab[] {
  return manageTabs.filter(tab => includesRole(role, tab.leastRole))
}
