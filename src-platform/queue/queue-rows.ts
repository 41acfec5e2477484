import type { Call } from '#shared/domain/call.ts'
import type { AccountId, EpochMs } from '#shared/domain/ids.ts'
import { emptyTally, type QueueStage, type QueueTally, tallyWith } from '#shared/domain/queue.ts'
import type { WireAgent } from '#shared/protocol/entities.ts'
import type { QueueAccount, QueueCall } from '#shared/protocol/queue.ts'
import { toWireCall, toWireTime, type NameOf } from '../wire.ts'

/** A call as the queue shows it. [D8] */
export function toQueueCall(call: Call, stage: QueueStage, nameOf: NameOf): QueueCall {
  const person = (id: Parameters<NameOf>[0]) => ({ id, name: nameOf(id) })
  const row = { ...toWireCall(call, nameOf), stage }
  switch (call.state) {
    case 'offered':
      return {
        ...row,
        via: call.via,
        ringUntil: toWireTime(call.ringUntil),
        ringing: call.ringing.map(person),
        waitingFor: call.waiting.map(person),
      }
    case 'accepting':
      return { ...row, via: call.via }
    default:
      return row
  }
}

/** The call as it names this person now; the same row where it does not name them. */
export function renamed(call: QueueCall, { id, name }: Pick<WireAgent, 'id' | 'name'>): QueueCall {
  const { agent, ringing = [], waitingFor = [] } = call
  if (![agent, ...ringing, ...waitingFor].some(person => person?.id === id)) return call
  const named = <P extends { readonly id: string; readonly name: string }>(person: P): P =>
    person.id === id ? { ...person, name } : person
  return {
    ...call,
    ...(agent && { agent: named(agent) }),
    ...(call.ringing && { ringing: call.ringing.map(named) }),
    ...(call.waitingFor && { waitingFor: call.waitingFor.map(named) }),
  }
}

/** Each account's calls, counted. */
export function talliesOf(calls: Iterable<QueueCall>): ReadonlyMap<AccountId, QueueTally> {
  const tallies = new Map<AccountId, QueueTally>()
  for (const { accountId, stage = 'ringing', direction, offeredAt } of calls) {
    const counted = { stage, direction, offeredAt: Date.parse(offeredAt) }
    tallies.set(accountId, tallyWith(tallies.get(accountId) ?? emptyTally, counted))
  }
  return tallies
}

export function toQueueAccount(
  id: AccountId,
  { waiting, ringing, connected, oldestSince }: QueueTally = emptyTally,
  told: { readonly answerRate: number | null; readonly now: EpochMs },
): QueueAccount {
  return {
    id,
    waiting,
    ringing,
    connected,
    oldestWaitMs: waitMs(oldestSince, told.now),
    oldestSince: oldestSince === null ? null : toWireTime(oldestSince),
    answerRate: told.answerRate,
  }
}

/** The same row, told now. */
export function accountToldAt(row: QueueAccount, now: EpochMs): QueueAccount {
  const since = row.oldestSince ?? null
  return { ...row, oldestWaitMs: waitMs(since === null ? null : Date.parse(since), now) }
}

/** Whether two rows say the same, but for the time that passed between them. */
export const isSameAccount = (one: QueueAccount, other: QueueAccount): boolean =>
  one.waiting === other.waiting &&
  one.ringing === other.ringing &&
  one.connected === other.connected &&
  one.oldestSince === other.oldestSince &&
  one.answerRate === other.answerRate

const waitMs = (since: EpochMs | null, now: EpochMs): number | null =>
  // The provider's clock may be ahead of ours.
  since === null ? null : Math.max(0, now - since)
