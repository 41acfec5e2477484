import { createHash } from 'node:crypto'
import type { AuditEntry } from '#shared/domain/audit.ts'

/** An entry with the hash that ties it to all before it, hex. */
export interface ChainedEntry {
  readonly entry: AuditEntry
  readonly hash: string
}

/** What the first entry is tied to. */
export const emptyChainHash = '0'.repeat(64)

/** SHA-256 over the hash before and every field of the entry, in one fixed order. Source: OWASP ASVS 5.0, V16. */
export function auditHash(previousHash: string, entry: AuditEntry): string {
  const { seq, at, actor, action, subject, details } = entry
  const row = [
    previousHash,
    seq,
    at,
    actor?.id ?? null,
    actor?.name ?? null,
    action,
    subject?.kind ?? null,
    subject?.id ?? null,
    subject?.name ?? null,
    JSON.stringify(details),
  ]
  return createHash('sha256').update(JSON.stringify(row)).digest('hex')
}

export type ChainVerdict =
  | { readonly intact: true; readonly entries: number; readonly head: string }
  /** The first entry that was changed, or that stands where another was taken away. */
  | { readonly intact: false; readonly brokenAt: number }

/** Reads the chain from its start, in portions. What was cut off its end shows in the head alone: keep that elsewhere. */
export async function verifyChain(portions: AsyncIterable<readonly ChainedEntry[]>): Promise<ChainVerdict> {
  let head = emptyChainHash
  let entries = 0
  for await (const portion of portions) {
    for (const { entry, hash } of portion) {
      if (entry.seq !== entries + 1 || hash !== auditHash(head, entry)) {
        return { intact: false, brokenAt: entry.seq }
      }
      entries = entry.seq
      head = hash
    }
  }
  return { intact: true, entries, head }
}
