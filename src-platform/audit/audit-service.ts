import { z } from 'zod'
import type { AuditEntry } from '#shared/domain/audit.ts'
import type { AgentId } from '#shared/domain/ids.ts'
import type { AuditFilter, WireAuditEntry } from '#shared/protocol/audit.ts'
import type { Result } from '#shared/protocol/methods.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { done, unknownId, type Outcome } from '../outcome.ts'
import type { AuditQuery } from '../store/repositories/audit.ts'
import type { Store } from '../store/store.ts'
import { toWireTime } from '../wire.ts'
import type { Decisions } from '../work.ts'
import { verifyChain, type ChainedEntry } from './audit-chain.ts'
import { auditCsvHead, auditCsvLine } from './audit-csv.ts'

/** Reading the audit log; who may was checked at the door. It is written with the deeds, by `work.audit`. */
export interface AuditService {
  /** The newest first. */
  list(page: {
    readonly filter: AuditFilter
    readonly cursor?: string
    readonly limit?: number
  }): Promise<Outcome<Result<'audit.list'>>>
  /** Everything that the filter shows, the newest first, as a file; that it was taken is on record before. */
  csv(by: AgentId, filter: AuditFilter): Promise<Outcome<AsyncIterable<string>>>
  verify(): Promise<Outcome<Result<'audit.verify'>>>
}

const defaultLimit = 50
/** Entries read at once where all are read. */
const portionSize = 500

export function createAuditService({
  store,
  decisions,
}: {
  readonly store: Store
  readonly decisions: Pick<Decisions, 'run'>
}): AuditService {
  async function* portions(): AsyncGenerator<readonly ChainedEntry[]> {
    for (let seq = 0; ;) {
      const from = seq
      const portion = await store.read(tx => tx.audit.after(from, portionSize))
      const last = portion.at(-1)
      if (!last) return
      yield portion
      seq = last.entry.seq
    }
  }

  async function* lines(query: Omit<AuditQuery, 'limit'>): AsyncGenerator<string> {
    yield auditCsvHead
    for (let before = query.before; ;) {
      const place = before === undefined ? {} : { before }
      const found = await store.read(tx => tx.audit.listChained({ ...query, ...place, limit: portionSize }))
      const last = found.at(-1)
      if (!last) return
      yield found.map(auditCsvLine).join('')
      before = last.entry.seq
    }
  }

  return {
    async csv(by, filter) {
      const { query: searched, ...kept } = filter
      const details = { ...kept, searched: searched !== undefined }
      await decisions.run(work => work.audit({ actor: by, action: 'audit.exported', details }))
      return done(lines(toAuditQuery(filter)))
    },
    async list({ filter, cursor, limit = defaultLimit }) {
      const place = cursor === undefined ? undefined : readCursor(cursor, z.string())
      if (cursor !== undefined && !place) return unknownId('cursor')
      const query: AuditQuery = {
        ...toAuditQuery(filter),
        ...(place && { before: place.at }),
        limit: limit + 1,
      }
      const found = await store.read(tx => tx.audit.list(query))
      const page = found.slice(0, limit)
      const last = page.at(-1)
      const nextCursor = found.length > limit && last ? writeCursor(last.seq, '') : undefined
      return done({ entries: page.map(toWireAudit), nextCursor })
    },
    verify: async () => done(await verifyChain(portions())),
  }
}

/** The filter as people write it, as the store reads it. */
function toAuditQuery({ from, to, actorId, action, query }: AuditFilter): Omit<AuditQuery, 'limit'> {
  const text = query?.trim()
  return {
    ...(from !== undefined && { from: Date.parse(from) }),
    ...(to !== undefined && { to: Date.parse(to) }),
    ...(actorId !== undefined && { actorId }),
    ...(action !== undefined && { action }),
    ...(text && { text }),
  }
}

function toWireAudit({ at, details, ...entry }: AuditEntry): WireAuditEntry {
  return { ...entry, at: toWireTime(at), details: { ...details } }
}
