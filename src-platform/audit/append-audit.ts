import type { AuditDetails, AuditDraft, AuditEntry } from '#shared/domain/audit.ts'
import type { EpochMs } from '#shared/domain/ids.ts'
import { maskPrivate } from '#shared/domain/mask.ts'
import type { Transaction } from '../store/store.ts'
import { auditHash, emptyChainHash } from './audit-chain.ts'

/** Puts a deed on record, in the transaction of the deed itself: both are on disk, or neither. */
export async function appendAudit(tx: Transaction, draft: AuditDraft, at: EpochMs): Promise<void> {
  const last = await tx.audit.newest()
  const actor = draft.actor === undefined ? undefined : await tx.users.byId(draft.actor)
  const entry: AuditEntry = {
    seq: (last?.seq ?? 0) + 1,
    at,
    ...(draft.actor !== undefined && { actor: { id: draft.actor, name: actor?.name ?? draft.actor } }),
    action: draft.action,
    ...(draft.subject && { subject: draft.subject }),
    details: masked(draft.details ?? {}),
  }
  await tx.audit.append({ entry, hash: auditHash(last?.hash ?? emptyChainHash, entry) })
}

/** Numbers of customers are not for the log; through JSON, so that what is hashed is what can be read back. */
function masked(details: AuditDetails): AuditDetails {
  const text = JSON.stringify(details, (_key, value: unknown) =>
    typeof value === 'string' ? maskPrivate(value) : value,
  )
  // It was an object before.
  return JSON.parse(text) as AuditDetails
}
