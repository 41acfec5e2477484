import { expect } from 'vitest'
import type { Call } from '#shared/domain/call.ts'
import { callIdSchema, type CallId } from '#shared/domain/ids.ts'
import type { WireCall } from '#shared/protocol/entities.ts'
import type { LedgerEntry } from '../../../src-platform/store/records.ts'
import { holder } from '../builders/calls.ts'
import { accountId, aRoom, agentId } from '../builders/records.ts'
import { dialEnds, dialStatus } from '../builders/webhooks.ts'
import { openWorld, type CoreWorld, type WorldOptions } from './core-world.ts'
import { valueOf } from './outcomes.ts'

export const acc1 = accountId('acc1')
export const anisRoom = aRoom({ state: 'assigned', assignedTo: agentId('ani') })

/** Ani may call Budi: permitted, IDR 250,000, IDR 1,000 a minute. */
export const openPaidWorld = (options: WorldOptions = {}): Promise<CoreWorld> =>
  openWorld({ rooms: [anisRoom], permitted: true, ...options })

let dials = 0
export const aDial = (roomId = anisRoom.id) => ({ roomId, dialId: `dial-${++dials}`, sdp: 'v=0 offer' })

export const callOf = async (world: CoreWorld, id: CallId): Promise<Call> => {
  const call = await world.store.transaction(tx => tx.calls.byId(id))
  if (!call) throw new Error(`There is no call ${id}.`)
  return call
}

/** What Meta calls it. */
export const wacidOf = async (world: CoreWorld, id: CallId): Promise<string> => {
  const { providerCallId } = await callOf(world, id)
  if (providerCallId === undefined) throw new Error(`Meta has not named call ${id}.`)
  return providerCallId
}

/** An agent dials and the customer picks up at once; by Meta's clock at `at`, else by ours. */
export async function connectCall(
  world: CoreWorld,
  { agent = 'ani', room = anisRoom, at = world.clock.now() } = {},
): Promise<CallId> {
  const { id } = await valueOf<WireCall>(world.core.calls.dial(holder(agent), aDial(room.id)))
  const callId = callIdSchema.parse(id)
  await world.post(dialStatus('ACCEPTED', { id: await wacidOf(world, callId), to: room.customer.id, at }))
  return callId
}

/** Meta's last word: they spoke from `startedAt` to `endedAt`. */
export async function endCall(
  world: CoreWorld,
  id: CallId,
  spoken: { readonly startedAt: number; readonly endedAt: number },
): Promise<void> {
  await world.post(dialEnds({ id: await wacidOf(world, id), at: spoken.endedAt, ...spoken }))
}

/** The balance, of which the sum of all entries must say the same. */
export async function balanceOf(world: CoreWorld): Promise<number> {
  const { balance, entries } = await readLedger(world)
  expect(entries.reduce((sum, entry) => sum + entry.amountMinor, 0)).toBe(balance)
  for (const { amountMinor } of entries) expect(Number.isSafeInteger(amountMinor)).toBe(true)
  return balance
}

/** Everything that was charged or given back: which minute, how much, why. */
export async function chargesOf(world: CoreWorld): Promise<readonly (readonly unknown[])[]> {
  const { entries } = await readLedger(world)
  return entries.flatMap(({ minute, amountMinor, reason }) =>
    minute === undefined ? [] : [[minute, amountMinor, reason]],
  )
}

const readLedger = (
  world: CoreWorld,
): Promise<{ readonly balance: number; readonly entries: readonly LedgerEntry[] }> =>
  world.store.transaction(async tx => ({
    balance: await tx.ledger.balance(acc1),
    entries: await tx.ledger.ofAccount(acc1),
  }))
