import { z } from 'zod'
import type { AgentId, CallId } from '#shared/domain/ids.ts'
import type { Params, Result } from '#shared/protocol/methods.ts'
import type { WireLedgerEntry } from '#shared/protocol/money.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { done, unknownId, type Outcome } from '../outcome.ts'
import { toWireTime } from '../wire.ts'
import { namesOf, type Work } from '../work.ts'

const defaultLimit = 50

/** An account's statement, newest first. */
export async function ledgerPage(
  work: Work,
  { accountId, filter = {}, cursor, limit = defaultLimit }: Params<'balance.ledger'>,
): Promise<Outcome<Result<'balance.ledger'>>> {
  const account = await work.tx.accounts.byId(accountId)
  if (!account) return unknownId('accountId')
  const place = cursor === undefined ? undefined : readCursor(cursor, z.string())
  if (cursor !== undefined && !place) return unknownId('cursor')
  const found = await work.tx.ledger.page({
    accountId,
    reason: filter.reason,
    from: momentOf(filter.from),
    to: momentOf(filter.to),
    beforeSeq: place?.at,
    limit: limit + 1,
  })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const nameOf = await namesOf(work)
  const calls = await callsOf(
    work,
    page.flatMap(({ entry }) => entry.callId ?? []),
  )
  const money = (minor: number) => ({ currency: account.currency, minor })
  return done({
    entries: page.map(({ entry, balanceMinor }) => ({
      id: entry.key,
      at: toWireTime(entry.at),
      reason: entry.reason,
      amount: money(entry.amountMinor),
      balance: money(balanceMinor),
      minute: entry.minute,
      call: entry.callId && calls.get(entry.callId),
      by: entry.by && personOf(entry.by, nameOf),
    })),
    nextCursor: found.length > limit && last ? writeCursor(last.seq, last.entry.key) : undefined,
  })
}

const momentOf = (time: string | undefined) => (time === undefined ? undefined : Date.parse(time))

const personOf = (id: AgentId, nameOf: (id: AgentId) => string) => ({ id, name: nameOf(id) })

/** With whom the calls were. */
async function callsOf(work: Work, ids: readonly CallId[]) {
  const calls = new Map<CallId, WireLedgerEntry['call']>()
  for (const id of new Set(ids)) {
    const call = await work.tx.calls.byId(id)
    if (call) calls.set(id, { id, customer: { ...call.customer } })
  }
  return calls
}
