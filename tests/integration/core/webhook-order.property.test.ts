import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Call } from '#shared/domain/call.ts'
import { holder, providerCallId, t0 } from '../../support/builders/calls.ts'
import { aRoom, accountId, agentId } from '../../support/builders/records.ts'
import {
  batch,
  customerCalls,
  customersCallEnds,
  dialEnds,
  dialGetsSdp,
  dialStatus,
  type Webhook,
} from '../../support/builders/webhooks.ts'
import { openWorld, type CoreWorld } from '../../support/core/core-world.ts'
import { propertyPatienceMs, propertyRuns } from '../../support/property-runs.ts'

vi.setConfig({ testTimeout: propertyPatienceMs })

// Meta repeats webhooks, changes their order and puts several into one POST. None of it may change what is on record.

const ringing = { at: t0 + 2_000 }
const pickup = t0 + 9_000
const spoken = { startedAt: pickup, endedAt: pickup + 61_000, at: pickup + 61_000 }

/** What Meta tells of a dial, in the order in which it happened. */
const dialStories: Record<string, (opaque: string) => readonly Webhook[]> = {
  answered: opaque => [
    dialGetsSdp({ opaque }),
    dialStatus('RINGING', { opaque, ...ringing }),
    dialStatus('ACCEPTED', { opaque, at: pickup }),
    dialEnds({ opaque, ...spoken }),
  ],
  declined: opaque => [
    dialGetsSdp({ opaque }),
    dialStatus('RINGING', { opaque, ...ringing }),
    dialStatus('REJECTED', { opaque, at: t0 + 7_000 }),
    dialEnds({ opaque, at: t0 + 8_000 }),
  ],
  'not answered': opaque => [
    dialGetsSdp({ opaque }),
    dialStatus('RINGING', { opaque, ...ringing }),
    dialEnds({ opaque, at: t0 + 60_000 }),
  ],
  'without sound': opaque => [
    dialGetsSdp({ opaque }),
    dialStatus('ACCEPTED', { opaque, at: pickup }),
    dialEnds({ opaque, ...spoken, failedWith: 138021 }),
  ],
  failed: opaque => [dialGetsSdp({ opaque }), dialEnds({ opaque, at: t0 + 3_000, failedWith: 138019 })],
}

/** The same webhooks with some repeated, in any order, in POSTs of any size. */
const deliveries = (webhooks: readonly Webhook[]): fc.Arbitrary<Webhook[]> =>
  fc
    .array(fc.nat({ max: webhooks.length - 1 }), { maxLength: 4 })
    .map(again => [...webhooks, ...again.map(index => webhooks[index]!)])
    .chain(all =>
      fc.tuple(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.array(fc.boolean(), { minLength: all.length, maxLength: all.length }),
      ),
    )
    .map(([order, joined]) =>
      order.reduce<Webhook[]>((posts, webhook, index) => {
        const last = posts.at(-1)
        return last && joined[index] ? [...posts.slice(0, -1), batch(last, webhook)] : [...posts, webhook]
      }, []),
    )

/** Everything about a call that its record is read for. */
const record = (call: Call) => {
  const { rung: _rung, id: _id, ...rest } = { rung: [], ...call }
  return rest
}

async function dialled(): Promise<{ world: CoreWorld; placed: () => void; opaque: string }> {
  const room = aRoom({ state: 'assigned', assignedTo: agentId('ani') })
  const world = await openWorld({ rooms: [room], permitted: true })
  const placed = world.graph.hold('connect')
  void world.core.calls.dial(holder('ani'), { roomId: room.id, dialId: 'dial-1', sdp: 'v=0 offer' })
  await world.decided()
  return { world, placed, opaque: (await world.call()).id }
}

async function deliver(world: CoreWorld, posts: readonly Webhook[]): Promise<void> {
  for (const post of posts) await world.core.inbox.receive(Buffer.from(JSON.stringify(post)))
  await world.core.inbox.idle()
}

describe('the order and number of webhooks', () => {
  it.each(Object.entries(dialStories))('does not change what becomes of a dial: %s', async (_, story) => {
    const expected = await outcomeOf([])
    await fc.assert(
      fc.asyncProperty(
        // The first id of a fresh world is always the same, so the webhooks can be made before it.
        deliveries(story('id-1')),
        fc.nat({ max: 8 }),
        async (posts, placedAfter) => {
          expect(await outcomeOf(posts, placedAfter)).toEqual(expected)
        },
      ),
      propertyRuns(200),
    )

    async function outcomeOf(posts: readonly Webhook[], placedAfter = 0) {
      const { world, placed, opaque } = await dialled()
      const told = posts.length > 0 ? posts : story(opaque)
      await deliver(world, told.slice(0, placedAfter))
      // Meta's answer to the dial comes at any time, too.
      placed()
      await world.settle()
      await deliver(world, told.slice(placedAfter))
      await world.settle()
      const outcome = {
        call: record(await world.call()),
        actions: world.graph.actions(),
        // [O5] Charged once, whatever came how often and when.
        spent: 25_000_000 - (await world.store.transaction(tx => tx.ledger.balance(accountId('acc1')))),
        ended: world.desktops.of('call.ended', 'ani').length,
      }
      await world.close()
      return outcome
    }
  })

  it('does not change the record of a call that nobody answered', async () => {
    const story = [customerCalls(), customersCallEnds({ at: t0 + 12_000 })]
    await fc.assert(
      fc.asyncProperty(deliveries(story), async posts => {
        const world = await openWorld()
        await deliver(world, posts)
        await world.settle()
        const { call, rooms } = await world.store.transaction(async tx => ({
          call: await tx.calls.byProviderCallId(providerCallId('wacid.in-1')),
          rooms: await tx.rooms.list({ states: ['unassigned'], limit: 5 }),
        }))
        expect(call && record(call)).toMatchObject({
          state: 'ended',
          reason: 'customer_hung_up',
          endedBy: 'customer',
          offeredAt: t0,
          endedAt: t0 + 12_000,
          ringMs: 12_000,
          settled: true,
        })
        expect(rooms).toHaveLength(1)
        expect(world.graph.actions()).toEqual([])
        // Whoever it rang at was told that it stopped, exactly once.
        for (const agent of ['ani', 'beni']) {
          const offered = world.desktops.of('call.offered', agent).length
          expect(offered).toBeLessThanOrEqual(1)
          expect(world.desktops.of('call.withdrawn', agent)).toHaveLength(offered)
          expect(world.desktops.of('call.ended', agent)).toHaveLength(offered)
        }
        await world.close()
      }),
      propertyRuns(300),
    )
  })

  it('does not change the record of a call that was spoken', async () => {
    const story = [customerCalls(), customersCallEnds({ startedAt: t0 + 3_000, endedAt: t0 + 63_000 })]
    await fc.assert(
      fc.asyncProperty(deliveries(story), async posts => {
        const world = await openWorld()
        await deliver(world, [customerCalls()])
        await world.core.calls.answer(holder('beni'), (await world.call()).id, 'v=0 answer')
        await deliver(world, posts)
        await world.settle()
        expect(record(await world.call())).toMatchObject({
          status: 'answered',
          reason: 'completed',
          holder: holder('beni'),
          answeredAt: t0 + 3_000,
          talkMs: 60_000,
        })
        expect(world.desktops.callEventsSeenBy('beni')).toEqual([
          'call.offered',
          'call.updated',
          'call.ended',
        ])
        expect(world.graph.actions()).toEqual(['preAccept', 'accept'])
        await world.close()
      }),
      propertyRuns(200),
    )
  })
})
