import { incrementPrice, incrementStartsAt, startedIncrements } from '#shared/domain/billing.ts'
import type { Call, ConnectedOutbound, EndedCall, EndedOutbound } from '#shared/domain/call.ts'
import type { EpochMs } from '#shared/domain/ids.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { Account, LedgerEntry } from '../store/records.ts'
import type { Work } from '../work.ts'
import { minuteEntry, minutesOf } from './entries.ts'
import { post } from './post.ts'
import { minutePriceAt } from './price.ts'

/** Whether all that has begun is paid, and when the next minute begins. */
export type Charged = { readonly paid: true; readonly nextAt: EpochMs } | { readonly paid: false }

/** [O4] [O5] Charges every minute of the call that has begun by now and is not charged yet, as far as the balance reaches. */
export async function chargeDue(work: Work, call: ConnectedOutbound, policy: Policy): Promise<Charged> {
  const account = await accountOf(work, call)
  const written = await work.tx.ledger.ofCall(call.id)
  // The first minute's entry says when it began: the provider's word, unless its clock is ahead of ours.
  const startedAt = written[0]?.at ?? Math.min(call.answeredAt, work.now)
  for (let number = written.length + 1; ; number += 1) {
    const startsAt = incrementStartsAt(startedAt, number, policy)
    if (startsAt > work.now) return { paid: true, nextAt: startsAt }
    const priceMinor = await priceOf(work, { call, startsAt }, policy)
    if ((await work.tx.ledger.balance(account.id)) < priceMinor) return { paid: false }
    const minute = {
      number,
      startedAt,
      change: 1,
      priceMinor,
      earlier: 0,
      reason: 'call',
      at: startsAt,
    } as const
    await post(work, account, [minuteEntry(call, minute, policy)])
  }
}

/**
 * The ended call with its cost; where its minutes are not those that were charged, the difference is settled. Talk time, and
 * with it the price, is the provider's where it said so. A call that the balance ended costs what could be paid. [O4] [I9]
 */
export async function settleCost<C extends Call>(
  work: Work,
  { before, after }: { readonly before?: Call; readonly after: C },
  policy: Policy,
): Promise<C> {
  if (after.state !== 'ended' || !isNewlyTimed(before, after)) return after
  const account = await accountOf(work, after)
  const minor = after.direction === 'outbound' ? await settle(work, { account, call: after }, policy) : 0
  return { ...after, cost: { currency: account.currency, minor } }
}

const isNewlyTimed = (before: Call | undefined, after: EndedCall): boolean =>
  before?.state !== 'ended' || before.talkMs !== after.talkMs

/** @returns what the whole call costs */
async function settle(
  work: Work,
  { account, call }: { readonly account: Account; readonly call: EndedOutbound },
  policy: Policy,
): Promise<number> {
  if (call.status === 'unanswered') return 0
  const written = await work.tx.ledger.ofCall(call.id)
  const minutes = minutesOf(written)
  const charged = minutes.filter(minute => minute.charged).length
  const spoken = startedIncrements(call.talkMs, policy)
  const owed = call.reason === 'balance_exhausted' ? Math.min(spoken, charged) : spoken
  const facts = { startedAt: call.answeredAt, reason: 'settlement', at: work.now } as const
  const corrections: LedgerEntry[] = minutes
    .filter(minute => minute.charged && minute.minute > owed)
    .map(({ minute: number, paidMinor: priceMinor, entries: earlier }) =>
      minuteEntry(call, { ...facts, number, change: -1, priceMinor, earlier }, policy),
    )
  await post(work, account, corrections)
  for (let number = 1; number <= owed; number += 1) {
    const known = minutes.find(({ minute }) => minute === number)
    if (known?.charged) continue
    const priceMinor = await priceOf(
      work,
      { call, startsAt: incrementStartsAt(call.answeredAt, number, policy) },
      policy,
    )
    const earlier = known?.entries ?? 0
    await post(work, account, [
      minuteEntry(call, { ...facts, number, change: 1, priceMinor, earlier }, policy),
    ])
  }
  const all = await work.tx.ledger.ofCall(call.id)
  return all.reduce((sum, entry) => sum - entry.amountMinor, 0)
}

/** A country that lost its rate in the middle of a call costs nothing: nobody agreed to a price. */
async function priceOf(
  work: Work,
  { call, startsAt }: { readonly call: Call; readonly startsAt: EpochMs },
  policy: Policy,
): Promise<number> {
  const { accountId, customer } = call
  const perMinute = await minutePriceAt(work, { accountId, customerId: customer.id, startsAt }, policy)
  return incrementPrice(perMinute ?? 0, policy)
}

async function accountOf(work: Work, call: Call): Promise<Account> {
  const account = await work.tx.accounts.byId(call.accountId)
  if (!account) throw new Error(`The account of call ${call.id} is gone.`)
  return account
}
