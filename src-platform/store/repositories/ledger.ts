import type { Kysely, Selectable } from 'kysely'
import type { AccountId, AgentId, CallId, EpochMs } from '#shared/domain/ids.ts'
import type { LedgerEntry } from '../records.ts'
import type { Database } from '../schema.ts'

/** What every account had, got and spent: appended to, never changed. Amounts in the currency's minor unit. */
export interface LedgerRepository {
  /** An entry whose key is known already changes nothing. */
  append(entry: LedgerEntry): Promise<void>
  has(key: string): Promise<boolean>
  /** The sum of all entries, which the newest one carries. */
  balance(accountId: AccountId): Promise<number>
  /** Minutes charged, less those given back, that began in this month of UTC (`2026-11`). [O5] */
  minutesIn(accountId: AccountId, month: string): Promise<number>
  /** In the order in which they were written. */
  ofCall(callId: CallId): Promise<readonly LedgerEntry[]>
  ofAccount(accountId: AccountId): Promise<readonly LedgerEntry[]>
  /** The last written first, with the balance after each. */
  page(query: LedgerQuery): Promise<readonly PlacedEntry[]>
}

/** Entries of one kind, of a span of time, or all. */
export interface LedgerQuery {
  readonly accountId: AccountId
  readonly reason?: LedgerEntry['reason'] | undefined
  /** This moment or later. */
  readonly from?: EpochMs | undefined
  /** Before this moment. */
  readonly to?: EpochMs | undefined
  readonly beforeSeq?: number | undefined
  readonly limit: number
}

export interface PlacedEntry {
  readonly seq: number
  readonly entry: LedgerEntry
  readonly balanceMinor: number
}

export function ledgerOn(db: Kysely<Database>): LedgerRepository {
  const select = db.selectFrom('ledger').selectAll().orderBy('seq')

  async function balance(accountId: AccountId): Promise<number> {
    const row = await db
      .selectFrom('ledger')
      .select('balance_minor')
      .where('account_id', '=', accountId)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row?.balance_minor ?? 0
  }

  /** Between which lines everything of a span of time stands. */
  async function spanOf({ accountId, from, to }: Pick<LedgerQuery, 'accountId' | 'from' | 'to'>) {
    let found = db
      .selectFrom('ledger')
      .select(eb => [eb.fn.min('seq').as('first'), eb.fn.max('seq').as('last')])
      .where('account_id', '=', accountId)
    if (from !== undefined) found = found.where('at', '>=', from)
    if (to !== undefined) found = found.where('at', '<', to)
    return found.executeTakeFirstOrThrow()
  }

  return {
    async append(entry) {
      const after = (await balance(entry.accountId)) + entry.amountMinor
      // Beyond that a number is no longer exact.
      if (!Number.isSafeInteger(after)) throw new RangeError('The balance would be too large to be exact.')
      await db
        .insertInto('ledger')
        .values({
          key: entry.key,
          account_id: entry.accountId,
          at: entry.at,
          reason: entry.reason,
          amount_minor: entry.amountMinor,
          balance_minor: after,
          call_id: entry.callId ?? null,
          minute: entry.minute ?? null,
          minutes: entry.minutes,
          month: entry.month,
          agent_id: entry.by ?? null,
        })
        .onConflict(conflict => conflict.column('key').doNothing())
        .execute()
    },
    async has(key) {
      const row = await db.selectFrom('ledger').select('seq').where('key', '=', key).executeTakeFirst()
      return row !== undefined
    },
    balance,
    async minutesIn(accountId, month) {
      const row = await db
        .selectFrom('ledger')
        .select(eb => eb.fn.sum<number>('minutes').as('minutes'))
        .where('account_id', '=', accountId)
        .where('month', '=', month)
        .executeTakeFirst()
      // A sum over nothing is null.
      return row?.minutes ?? 0
    },
    async ofCall(callId) {
      return (await select.where('call_id', '=', callId).execute()).map(toEntry)
    },
    async ofAccount(accountId) {
      return (await select.where('account_id', '=', accountId).execute()).map(toEntry)
    },
    async page({ accountId, reason, from, to, beforeSeq, limit }) {
      let found = db.selectFrom('ledger').selectAll().where('account_id', '=', accountId)
      if (reason !== undefined) found = found.where('reason', '=', reason)
      if (from !== undefined || to !== undefined) {
        // Where the span is, by the index of moments: the page is in the order of writing, and reads no line outside of it.
        const span = await spanOf({ accountId, from, to })
        if (span.first === null || span.last === null) return []
        found = found.where('seq', '>=', span.first).where('seq', '<=', span.last)
        if (from !== undefined) found = found.where('at', '>=', from)
        if (to !== undefined) found = found.where('at', '<', to)
      }
      if (beforeSeq !== undefined) found = found.where('seq', '<', beforeSeq)
      const rows = await found.orderBy('seq', 'desc').limit(limit).execute()
      return rows.map(row => ({ seq: row.seq, entry: toEntry(row), balanceMinor: row.balance_minor }))
    },
  }
}

// Branded, and of these words, when it was appended.
const toEntry = (row: Selectable<Database['ledger']>): LedgerEntry => ({
  key: row.key,
  accountId: row.account_id as AccountId,
  at: row.at,
  reason: row.reason as LedgerEntry['reason'],
  amountMinor: row.amount_minor,
  callId: (row.call_id as CallId | null) ?? undefined,
  minute: row.minute ?? undefined,
  minutes: row.minutes,
  month: row.month,
  by: (row.agent_id as AgentId | null) ?? undefined,
})
