import type { Kysely, Selectable } from 'kysely'
import type { AuditAction, AuditDetails, AuditEntry, AuditSubjectKind } from '#shared/domain/audit.ts'
import type { AgentId, EpochMs } from '#shared/domain/ids.ts'
import type { ChainedEntry } from '../../audit/audit-chain.ts'
import { containing } from '../containing.ts'
import type { Database } from '../schema.ts'

export interface AuditQuery {
  readonly from?: EpochMs
  /** Not any more at this moment. */
  readonly to?: EpochMs
  readonly actorId?: AgentId
  readonly action?: AuditAction
  /** Somewhere in names, ids or particulars, in any case. */
  readonly text?: string
  /** Only entries before this one. */
  readonly before?: number
  readonly limit: number
}

/** The audit log: appended to, never changed; the database refuses everything else. */
export interface AuditRepository {
  append(chained: ChainedEntry): Promise<void>
  /** What the next entry is tied to. */
  newest(): Promise<{ readonly seq: number; readonly hash: string } | undefined>
  /** The newest first. */
  list(query: AuditQuery): Promise<readonly AuditEntry[]>
  /** The same with their hashes. */
  listChained(query: AuditQuery): Promise<readonly ChainedEntry[]>
  /** In the order in which they were written, from just after `seq`. */
  after(seq: number, limit: number): Promise<readonly ChainedEntry[]>
}

export function auditOn(db: Kysely<Database>): AuditRepository {
  function listed({ from, to, actorId, action, text, before, limit }: AuditQuery) {
    let query = db.selectFrom('audit_log').selectAll()
    if (from !== undefined) query = query.where('at', '>=', from)
    if (to !== undefined) query = query.where('at', '<', to)
    if (actorId !== undefined) query = query.where('actor_id', '=', actorId)
    if (action !== undefined) query = query.where('action', '=', action)
    if (text !== undefined) query = query.where(containing('search_text', [text.toLowerCase()]))
    if (before !== undefined) query = query.where('seq', '<', before)
    return query.orderBy('seq', 'desc').limit(limit).execute()
  }
  return {
    async append({ entry, hash }) {
      const { actor, subject } = entry
      const details = JSON.stringify(entry.details)
      const searched = [actor?.name, actor?.id, entry.action, subject?.id, subject?.name, details]
      await db
        .insertInto('audit_log')
        .values({
          seq: entry.seq,
          at: entry.at,
          actor_id: actor?.id ?? null,
          actor_name: actor?.name ?? null,
          action: entry.action,
          subject_kind: subject?.kind ?? null,
          subject_id: subject?.id ?? null,
          subject_name: subject?.name ?? null,
          details,
          search_text: searched.filter(Boolean).join(' ').toLowerCase(),
          hash,
        })
        .execute()
    },
    async newest() {
      return db
        .selectFrom('audit_log')
        .select(['seq', 'hash'])
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst()
    },
    list: async query => (await listed(query)).map(toEntry),
    listChained: async query => (await listed(query)).map(toChained),
    async after(seq, limit) {
      const rows = await db
        .selectFrom('audit_log')
        .selectAll()
        .where('seq', '>', seq)
        .orderBy('seq')
        .limit(limit)
        .execute()
      return rows.map(toChained)
    },
  }
}

const toChained = (row: Selectable<Database['audit_log']>): ChainedEntry => ({
  entry: toEntry(row),
  hash: row.hash,
})

// Branded, and of these words, when it was appended.
function toEntry(row: Selectable<Database['audit_log']>): AuditEntry {
  const { actor_id: id, actor_name: name, subject_kind: kind, subject_id: subjectId } = row
  return {
    seq: row.seq,
    at: row.at,
    ...(id !== null && { actor: { id: id as AgentId, name: name ?? id } }),
    action: row.action as AuditAction,
    ...(kind !== null &&
      subjectId !== null && {
        subject: {
          kind: kind as AuditSubjectKind,
          id: subjectId,
          ...(row.subject_name !== null && { name: row.subject_name }),
        },
      }),
    details: JSON.parse(row.details) as AuditDetails,
  }
}
