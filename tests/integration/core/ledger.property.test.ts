import fc from 'fast-check'
import { expect, it } from 'vitest'
import { startedIncrements } from '#shared/domain/billing.ts'
import type { Call } from '#shared/domain/call.ts'
import type { CallId } from '#shared/domain/ids.ts'
import { defaultPolicy } from '#shared/domain/policy.ts'
import { holder } from '../../support/builders/calls.ts'
import { aRoom, agentId, customerId, roomId } from '../../support/builders/records.ts'
import { dialEnds, dialStatus, type Webhook } from '../../support/builders/webhooks.ts'
import type { CoreWorld } from '../../support/core/core-world.ts'
import { acc1, anisRoom, openPaidWorld } from '../../support/core/money.ts'
import { propertyPatienceMs, propertyRuns } from '../../support/property-runs.ts'

// Calls, hang-ups, Meta's late, repeated and disordered words, top-ups, time and crashes in every order.

const second = 1_000
const openingMinor = 12_000_000
const perMinuteMinor = 2_000_001
const benisRoom = aRoom({
  id: roomId('r2'),
  customer: { id: customerId('6289876543210'), name: 'Citra', phone: '+6289876543210' },
  state: 'assigned',
  assignedTo: agentId('beni'),
})
const desks = [
  { agent: 'ani', room: anisRoom },
  { agent: 'beni', room: benisRoom },
] as const

/** What has happened so far, apart from the platform's own memory. */
interface Story {
  dialled: number
  /** Every webhook that Meta has sent: it may send each again. */
  readonly posted: Webhook[]
  readonly toppedUp: Map<string, number>
}
interface Real {
  world: CoreWorld
}
type Step = fc.AsyncCommand<Story, Real>

const step = (name: string, run: (story: Story, real: Real) => Promise<void>): Step => ({
  check: () => true,
  toString: () => name,
  async run(story, real) {
    await run(story, real)
    await real.world.settle()
    await checkMoney(story, real.world)
  },
})

async function meta(story: Story, { world }: Real, webhook: Webhook): Promise<void> {
  story.posted.push(webhook)
  await world.post(webhook)
}

const outboundCalls = async (world: CoreWorld): Promise<readonly Call[]> =>
  (await world.calls()).filter(call => call.direction === 'outbound')

async function onCall(world: CoreWorld, which: number, act: (call: Call, wacid: string) => Promise<void>) {
  const calls = await outboundCalls(world)
  const call = calls[which % Math.max(1, calls.length)]
  if (call?.providerCallId !== undefined) await act(call, call.providerCallId)
}

const which = fc.nat({ max: 5 })
const agoMs = fc.integer({ min: -3, max: 70 }).map(seconds => seconds * second)
const steps: fc.Arbitrary<Step>[] = [
  fc.constantFrom(...desks).map(({ agent, room }) =>
    step(`${agent} dials`, async (story, { world }) => {
      story.dialled += 1
      const dial = { roomId: room.id, dialId: `dial-${story.dialled}`, sdp: 'v=0 offer' }
      await world.core.calls.dial(holder(agent), dial)
    }),
  ),
  // The usual beginning, so that many stories come to the expensive part.
  fc.constantFrom(...desks).map(({ agent, room }) =>
    step(`${agent} dials and the customer picks up`, async (story, real) => {
      story.dialled += 1
      const dial = { roomId: room.id, dialId: `dial-${story.dialled}`, sdp: 'v=0 offer' }
      const dialled = await real.world.core.calls.dial(holder(agent), dial)
      if (!dialled.ok) return
      const call = await real.world.store.transaction(tx => tx.calls.byDialId(agentId(agent), dial.dialId))
      if (call?.providerCallId === undefined) return
      const pickup = { id: call.providerCallId, at: real.world.clock.now() }
      await meta(story, real, dialStatus('ACCEPTED', pickup))
    }),
  ),
  fc
    .tuple(which, agoMs)
    .map(([index, ago]) =>
      step(`call ${index} is picked up ${ago} ms ago`, (story, real) =>
        onCall(real.world, index, (_call, id) =>
          meta(story, real, dialStatus('ACCEPTED', { id, at: real.world.clock.now() - ago })),
        ),
      ),
    ),
  fc.tuple(which, agoMs, fc.nat({ max: 200 })).map(([index, ago, talked]) =>
    step(`Meta ends call ${index} after ${talked} s`, (story, real) =>
      onCall(real.world, index, (_call, id) => {
        const endedAt = real.world.clock.now() - Math.max(0, ago)
        const startedAt = endedAt - talked * second
        return meta(story, real, dialEnds({ id, at: endedAt, startedAt, endedAt }))
      }),
    ),
  ),
  which.map(index =>
    step(`call ${index} is hung up`, (_story, { world }) =>
      onCall(world, index, async call => {
        if ('holder' in call && call.holder) await world.core.calls.hangUp(call.holder.agentId, call.id)
      }),
    ),
  ),
  fc.nat({ max: 50 }).map(index =>
    step(`Meta repeats webhook ${index}`, async (story, { world }) => {
      const again = story.posted[index % Math.max(1, story.posted.length)]
      if (again) await world.post(again)
    }),
  ),
  fc
    .constantFrom(1, 59_999, 60_000, 60_001, 125_000)
    .map(ms => step(`${ms} ms pass`, (_story, { world }) => world.advance(ms))),
  fc
    .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(4_999_999, 5_000_000, 5_000_001))
    .map(([topUpId, minor]) =>
      step(`top-up ${topUpId} of ${minor}`, async (story, { world }) => {
        const amount = { currency: 'IDR', minor }
        await world.core.balances.topUp(agentId('dewi'), { accountId: acc1, amount, topUpId })
        if (minor >= 5_000_000 && !story.toppedUp.has(topUpId)) story.toppedUp.set(topUpId, minor)
      }),
    ),
  fc.constantFrom(0, 1, 61_000).map(afterMs =>
    step(`killed, and back after ${afterMs} ms`, async (_story, real) => {
      real.world = await real.world.restart({ afterMs, graph: real.world.graph })
    }),
  ),
]

/** The sum is the balance; each minute is charged once at most; ended calls cost what their minutes cost. */
async function checkMoney(story: Story, world: CoreWorld): Promise<void> {
  const { balance, entries } = await world.store.transaction(async tx => ({
    balance: await tx.ledger.balance(acc1),
    entries: await tx.ledger.ofAccount(acc1),
  }))
  const topUps = [...story.toppedUp.values()].reduce((sum, minor) => sum + minor, 0)
  let spent = 0
  const calls = await outboundCalls(world)
  for (const call of calls) {
    const minutes = chargedMinutes(entries, call.id)
    const paid = minutes * perMinuteMinor
    spent += paid
    if (call.state === 'ended') {
      expect(call.cost).toEqual({ currency: 'IDR', minor: paid })
      const spoken = startedIncrements(call.talkMs, defaultPolicy)
      // What the balance ended never costs more than what was paid while it was spoken.
      const paidInTime = entries.filter(({ callId, reason }) => callId === call.id && reason === 'call')
      const most = call.reason === 'balance_exhausted' ? Math.min(spoken, paidInTime.length) : spoken
      expect(minutes).toBe(most)
    } else if (call.state === 'connected') {
      const startedAt = entries.find(entry => entry.callId === call.id)?.at ?? Number.NaN
      const begun = Math.floor((world.clock.now() - startedAt) / defaultPolicy.billingIncrementMs) + 1
      expect(minutes).toBe(begun)
    } else {
      expect(minutes).toBe(0)
    }
  }
  let sum = 0
  for (const { amountMinor, reason } of entries) {
    sum += amountMinor
    // Only what Meta says afterwards can cost more than there is.
    if (reason === 'call') expect(sum).toBeGreaterThanOrEqual(0)
  }
  expect(sum).toBe(balance)
  expect(balance).toBe(openingMinor + topUps - spent)
  const holders = calls.flatMap(call =>
    call.state !== 'ended' && 'holder' in call ? [call.holder?.agentId] : [],
  )
  expect(new Set(holders).size).toBe(holders.length)
}

/** How many minutes of the call stand charged; none may stand twice, or below nothing. */
function chargedMinutes(
  entries: readonly { callId?: CallId; minute?: number; minutes: number }[],
  callId: CallId,
): number {
  const standing = new Map<number, number>()
  for (const entry of entries) {
    if (entry.callId !== callId || entry.minute === undefined) continue
    standing.set(entry.minute, (standing.get(entry.minute) ?? 0) + entry.minutes)
  }
  for (const times of standing.values()) expect([0, 1]).toContain(times)
  return [...standing.values()].reduce((sum, times) => sum + times, 0)
}

it(
  '[O4] [O5] whatever happens, the ledger’s sum is the balance and every minute is charged exactly once',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(steps, { maxCommands: 30, size: 'max' }), async commands => {
        const opened = await openPaidWorld({
          rooms: [anisRoom, benisRoom],
          balanceMinor: openingMinor,
          rates: [{ countryCode: '62', fromMinute: 0, perMinuteMinor }],
        })
        const real: Real = { world: opened }
        try {
          await fc.asyncModelRun(
            () => ({ model: { dialled: 0, posted: [], toppedUp: new Map() }, real }),
            commands,
          )
        } finally {
          await real.world.close()
        }
      }),
      propertyRuns(1_000),
    )
  },
  propertyPatienceMs,
)
