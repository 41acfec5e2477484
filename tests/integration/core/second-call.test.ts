import { afterEach, describe, expect, it } from 'vitest'
import { holder } from '../../support/builders/calls.ts'
import { aRoom, agentId, customerId, roomId } from '../../support/builders/records.ts'
import { customerCalls, customersCallEnds } from '../../support/builders/webhooks.ts'
import { openWorld, type CoreWorld, type WorldOptions } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'

const citra = '6281999999999'
const rooms = [
  aRoom({ state: 'assigned', assignedTo: agentId('ani') }),
  aRoom({
    id: roomId('r2'),
    customer: { id: customerId(citra), name: 'Citra', phone: `+${citra}` },
    state: 'assigned',
    assignedTo: agentId('ani'),
  }),
]

let world: CoreWorld
afterEach(() => world.close())

/** Ani speaks with Budi on her first desktop; Citra, whose room is hers too, calls. */
async function secondCall(options: WorldOptions = {}) {
  world = await openWorld({ rooms, ...options })
  await world.post(customerCalls())
  const first = await world.call()
  await valueOf(world.core.calls.answer(holder('ani'), first.id, 'v=0'))
  world.desktops.forget()
  await world.post(customerCalls({ id: 'wacid.in-2', from: citra, name: 'Citra' }))
  const call = (await world.calls()).find(({ id }) => id !== first.id)
  if (!call) throw new Error('There is no second call.')
  return { first, id: call.id }
}
const events = (agent: string, session?: string) => world.desktops.callEventsSeenBy(agent, session)

describe('a second call for an agent who speaks', () => {
  it('[I4] is a banner on both desktops of the agent, and rings at the others who are free', async () => {
    const { id } = await secondCall()
    for (const session of ['ani-1', 'ani-2']) {
      expect(world.desktops.of('call.waiting', 'ani', session)).toMatchObject([
        { call: { id, customer: { name: 'Citra' } } },
      ])
      expect(events('ani', session)).toEqual(['call.waiting'])
    }
    expect(world.desktops.of('call.offered', 'beni')).toMatchObject([{ via: 'overflow', call: { id } }])
    // Who is in no group is none of the others where there is one.
    expect(events('dewi')).toEqual([])
  })

  it('[I4] rings at everybody who is free where there is no group', async () => {
    await secondCall({ ringGroups: [] })
    for (const agent of ['beni', 'dewi']) expect(events(agent)).toEqual(['call.offered'])
  })

  it('[I4] cannot be taken while the agent speaks, from neither desktop', async () => {
    const { id } = await secondCall()
    for (const session of ['ani-1', 'ani-2']) {
      expect(await world.core.calls.answer(holder('ani', session), id, 'v=0')).toMatchObject({
        refusal: { reason: 'agent_busy', rule: 'I4' },
      })
    }
  })

  it('[I4] can be declined, which takes the banner from both desktops and leaves the others ringing', async () => {
    const { id } = await secondCall()
    await valueOf(world.core.calls.decline(agentId('ani'), id))
    for (const session of ['ani-1', 'ani-2']) {
      expect(world.desktops.of('call.withdrawn', 'ani', session)).toEqual([
        { callId: id, reason: 'declined' },
      ])
    }
    expect(events('beni')).toEqual(['call.offered'])
    expect((await world.calls()).find(call => call.id === id)).toMatchObject({ state: 'offered' })
  })

  it('[I4] [I5] is told to be taken by another, and the room keeps its owner', async () => {
    const { id } = await secondCall()
    await valueOf(world.core.calls.answer(holder('beni'), id, 'v=0'))
    for (const session of ['ani-1', 'ani-2']) {
      expect(world.desktops.of('call.withdrawn', 'ani', session)).toEqual([
        { callId: id, reason: 'answered_elsewhere', by: { id: 'beni', name: 'Beni' } },
      ])
    }
    expect(await world.store.transaction(tx => tx.rooms.byId(roomId('r2')))).toMatchObject({
      state: 'assigned',
      assignedTo: 'ani',
    })
  })

  it('[I4] rings at the agent who becomes free, on both desktops', async () => {
    const { first, id } = await secondCall()
    await valueOf(world.core.calls.hangUp(agentId('ani'), first.id))
    for (const session of ['ani-1', 'ani-2']) {
      expect(world.desktops.of('call.offered', 'ani', session)).toMatchObject([{ call: { id } }])
    }
    await valueOf(world.core.calls.answer(holder('ani', 'ani-2'), id, 'v=0'))
    expect(world.desktops.of('call.withdrawn', 'ani', 'ani-1')).toMatchObject([
      { reason: 'answered_elsewhere' },
    ])
    expect(world.desktops.of('call.withdrawn', 'ani', 'ani-2')).toEqual([])
  })

  it('[I4] ends for the banner, too, when the customer gives up', async () => {
    const { id } = await secondCall()
    await world.post(customersCallEnds({ id: 'wacid.in-2', from: citra, name: 'Citra' }))
    for (const [agent, session] of [
      ['ani', 'ani-1'],
      ['ani', 'ani-2'],
      ['beni', 'beni-1'],
    ] as const) {
      expect(world.desktops.of('call.withdrawn', agent, session)).toEqual([
        { callId: id, reason: 'customer_hung_up' },
      ])
    }
  })
})
