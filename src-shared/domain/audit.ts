import type { AgentId, EpochMs } from './ids.ts'

/** Every deed that is put on record, by its name. A new kind of deed is added here, with its words in the screens. */
export const auditActions = [
  'sign_in.succeeded',
  'sign_in.failed',
  'sign_out',
  'access.refused',
  'user.invited',
  'user.changed',
  'user.role_changed',
  'user.password_reset',
  'user.password_chosen',
  'user.disabled',
  'user.enabled',
  'account.connected',
  'account.configured',
  'ring_group.saved',
  'ring_group.removed',
  'balance.topped_up',
  'rates.imported',
  'report.exported',
  'audit.exported',
  'evidence.read',
  'evidence.exported',
  'customer.erased',
  'supervisor.room_assigned',
  'supervisor.room_taken',
  'supervisor.agent_nudged',
  'supervisor.presence_set',
  'supervisor.call_withdrawn',
  'supervisor.call_rerouted',
] as const

export type AuditAction = (typeof auditActions)[number]

/** What a deed was done to. A customer is named by the room, whose id tells nothing of the person. */
export type AuditSubjectKind = 'user' | 'account' | 'ring_group' | 'room' | 'call'

export interface AuditSubject {
  readonly kind: AuditSubjectKind
  readonly id: string
  /** As it was called then; never a customer's name. */
  readonly name?: string
}

/** Particulars in JSON's own types. Whatever looks like a number of a customer is masked before it is kept. */
export type AuditDetails = Readonly<Record<string, unknown>>

/** A deed, as whoever decides it tells it. */
export interface AuditDraft {
  /** Who did it; absent where nobody was signed in, or the platform did it by itself. */
  readonly actor?: AgentId
  readonly action: AuditAction
  readonly subject?: AuditSubject
  readonly details?: AuditDetails
}

/** One line of the audit log, as it is kept. */
export interface AuditEntry {
  /** 1, 2, 3 … without gaps. */
  readonly seq: number
  readonly at: EpochMs
  /** With the name of then. */
  readonly actor?: { readonly id: AgentId; readonly name: string }
  readonly action: AuditAction
  readonly subject?: AuditSubject
  readonly details: AuditDetails
}
