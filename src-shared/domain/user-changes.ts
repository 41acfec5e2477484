import type { AgentId } from './ids.ts'
import type { Refusal } from './refusal.ts'
import type { Role } from './room.ts'

/** As much of a person as decides who may change what about them. */
export interface Member {
  readonly id: AgentId
  readonly role: Role
  /** Lower case. */
  readonly email: string
  readonly disabled: boolean
}

/** A person as an admin wants them; without `id` a new one. */
export interface MemberDraft {
  readonly id?: AgentId
  readonly role: Role
  readonly email: string
}

/** Why a person cannot be saved so. */
export function saveRefusal(by: AgentId, draft: MemberDraft, all: readonly Member[]): Refusal | undefined {
  const email = draft.email.toLowerCase()
  if (all.some(other => other.id !== draft.id && other.email === email)) return { reason: 'email_taken' }
  const before = all.find(({ id }) => id === draft.id)
  if (!before || before.role === draft.role) return undefined
  if (before.id === by) return { reason: 'own_account' }
  return isLastAdmin(before, all) ? { reason: 'last_admin' } : undefined
}

/** Why a person cannot be disabled. */
export function disableRefusal(by: AgentId, member: Member, all: readonly Member[]): Refusal | undefined {
  if (member.id === by) return { reason: 'own_account' }
  return isLastAdmin(member, all) ? { reason: 'last_admin' } : undefined
}

/** Nobody would be left to let people in. */
const isLastAdmin = (member: Member, all: readonly Member[]): boolean =>
  member.role === 'admin' &&
  !member.disabled &&
  !all.some(other => other.id !== member.id && other.role === 'admin' && !other.disabled)
