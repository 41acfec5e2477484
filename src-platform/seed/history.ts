import type { ConnectedOutbound, EndedBy, EndedCall, EndReason, Holder } from '#shared/domain/call.ts'
import { providerCallIdSchema, sessionIdSchema, type AgentId, type EpochMs } from '#shared/domain/ids.ts'
import type { Policy } from '#shared/domain/policy.ts'
import { chargeDue, settleCost } from '../money/call-charges.ts'
import { topUpEntry } from '../money/entries.ts'
import { addCallMessage, addMessage } from '../rooms/room-changes.ts'
import type { Work } from '../work.ts'
import type { History, PastCall } from './history-schema.ts'

/** Who ended it, as far as the reason says. */
const endedBy: Record<EndReason, EndedBy> = {
  completed: 'customer',
  rejected_by_agent: 'agent',
  rejected_by_customer: 'customer',
  customer_hung_up: 'customer',
  timed_out: 'system',
  not_delivered_no_ring_group: 'system',
  not_delivered_all_offline: 'system',
  not_delivered_inbound_off: 'system',
  not_delivered_all_busy: 'system',
  not_delivered_stale: 'system',
  cancelled_by_agent: 'agent',
  not_answered: 'customer',
  balance_exhausted: 'system',
  media_failed: 'system',
  provider_failed: 'system',
}

/**
 * Writes what happened before, in its order and at its own times, through the same doors as what happens now: minutes are
 * charged by the rates, so that the balance is the sum of its entries. [O5] Throws where a minute could not be paid.
 */
export async function writeHistory(work: Work, history: History, policy: Policy): Promise<void> {
  const then = (at: EpochMs): Work => ({ ...work, now: at })
  const deeds: { readonly at: EpochMs; readonly write: () => Promise<void> }[] = [
    ...history.topUps.map(topUp => {
      const at = Date.parse(topUp.at)
      return { at, write: () => work.tx.ledger.append(topUpEntry({ ...topUp, at })) }
    }),
    ...history.messages.map(message => {
      const at = Date.parse(message.at)
      return { at, write: () => writeMessage(then(at), { ...message, at }) }
    }),
    ...history.calls.map(call => {
      const at = Date.parse(call.offeredAt) + call.ringMs + call.talkMs
      return { at, write: () => writeCall(then, call, policy) }
    }),
  ]
  for (const { write } of deeds.sort((one, other) => one.at - other.at)) await write()
  await markAllRead(work, history)
}

async function writeMessage(
  work: Work,
  { sentBy, ...message }: Omit<History['messages'][number], 'at'> & { readonly at: EpochMs },
): Promise<void> {
  const room = await work.tx.rooms.byId(message.roomId)
  if (!room) return
  const sent = sentBy === undefined ? {} : { sentBy, status: 'read' as const }
  await addMessage(work, room, { ...message, ...sent, kind: 'text' })
}

async function writeCall(then: (at: EpochMs) => Work, past: PastCall, policy: Policy): Promise<void> {
  const call = endedCall(past)
  if (call.direction === 'outbound' && call.status === 'answered') {
    const { id, accountId, customer, roomId, offeredAt, direction, dialId, holder, answeredAt } = call
    const connected: ConnectedOutbound = {
      id,
      accountId,
      customer,
      roomId,
      offeredAt,
      direction,
      dialId,
      holder,
      answeredAt,
      state: 'connected',
    }
    // The ledger names the call: it must be there first.
    await then(answeredAt).tx.calls.save(connected, answeredAt)
    // A minute that begins as the call ends was never spoken.
    const charged = await chargeDue(then(call.endedAt - 1), connected, policy)
    if (!charged.paid) throw new Error(`The balance of ${accountId} does not reach for the call ${id}.`)
  }
  const work = then(call.endedAt)
  const priced = await settleCost(work, { after: call }, policy)
  await work.tx.calls.save(priced, call.endedAt)
  await addCallMessage(work, priced, () => `history-${call.id}`)
}

function endedCall(past: PastCall): EndedCall {
  const { id, accountId, roomId, agentId, direction, reason, ringMs, talkMs } = past
  const offeredAt = Date.parse(past.offeredAt)
  const phone = /^\d{5,15}$/.test(past.customer.id) ? `+${past.customer.id}` : undefined
  const facts = {
    id,
    accountId,
    roomId,
    customer: { ...past.customer, phone },
    offeredAt,
    state: 'ended',
    endedAt: offeredAt + ringMs + talkMs,
    reason,
    endedBy: endedBy[reason],
    ringMs,
    settled: true,
    rung: past.rung.length > 0 || agentId === undefined ? past.rung : [agentId],
  } as const
  const holder = agentId && holderOf(agentId)
  const outcome =
    talkMs > 0 && holder
      ? ({ status: 'answered', holder, answeredAt: offeredAt + ringMs, talkMs } as const)
      : ({ status: 'unanswered', holder, talkMs: 0 } as const)
  return direction === 'inbound'
    ? { ...facts, ...outcome, direction, providerCallId: providerCallIdSchema.parse(`history.${id}`) }
    : { ...facts, ...outcome, direction, dialId: `history-${id}` }
}

/** The desktop of then is gone. */
const holderOf = (agentId: AgentId): Holder => ({ agentId, sessionId: sessionIdSchema.parse('history') })

/** What is over needs nobody's attention. */
async function markAllRead({ tx }: Work, { messages }: History): Promise<void> {
  for (const roomId of new Set(messages.map(message => message.roomId))) {
    const room = await tx.rooms.byId(roomId)
    if (room) await tx.rooms.update({ ...room, unread: 0 })
  }
}
