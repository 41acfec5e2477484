import { afterEach, describe, expect, it } from 'vitest'
import { t0 } from '../../support/builders/calls.ts'
import { aRoom, agentId, roomId } from '../../support/builders/records.ts'
import { batch, customerCalls, customersCallEnds } from '../../support/builders/webhooks.ts'
import { openWorld, type CoreWorld, type WorldOptions } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'

let world: CoreWorld
afterEach(() => world.close())

const open = async (options?: WorldOptions) => {
  world = await openWorld(options)
  return world
}
const anisRoom = () => aRoom({ state: 'assigned', assignedTo: agentId('ani') })

describe('who rings', () => {
  it('[R3] rings at every member of the group at once, with what is needed to answer', async () => {
    const { desktops, post } = await open()
    await post(customerCalls())
    const { id } = await world.call()
    const offers = ['ani', 'beni'].map(agent => desktops.of('call.offered', agent))
    expect(offers[0]).toEqual(offers[1])
    expect(offers[0]).toMatchObject([
      {
        call: {
          id,
          direction: 'inbound',
          state: 'offered',
          accountId: 'acc1',
          customer: { id: '6281234567890', name: 'Budi', phone: '+6281234567890' },
          offeredAt: '2026-11-23T09:00:00.000Z',
        },
        sdp: 'v=0 offer of wacid.in-1',
        ringUntil: '2026-11-23T09:00:45.000Z',
        via: 'ring_all',
      },
    ])
    expect(desktops.callEventsSeenBy('dewi')).toEqual([])
  })

  it('[R3] rings at members whatever their presence', async () => {
    const { core, desktops, post } = await open()
    await core.directory.setPresence(agentId('ani'), 'offline')
    desktops.reachable.clear()
    await post(customerCalls())
    expect(desktops.callEventsSeenBy('ani')).toEqual(['call.offered'])
  })

  it("[I1] rings at the room's own agent alone, whatever the presence", async () => {
    const { core, desktops, post } = await open({ rooms: [anisRoom()] })
    await core.directory.setPresence(agentId('ani'), 'offline')
    await post(customerCalls())
    expect(desktops.of('call.offered', 'ani')).toMatchObject([{ via: 'room', call: { roomId: 'r1' } }])
    expect(desktops.callEventsSeenBy('beni')).toEqual([])
  })

  it('[I2] rings at the group for a resolved room, which is open again then', async () => {
    const room = aRoom({ state: 'resolved', assignedTo: agentId('dewi') })
    const { desktops, post } = await open({ rooms: [room] })
    await post(customerCalls())
    expect(desktops.of('call.offered', 'beni')).toHaveLength(1)
    expect(desktops.callEventsSeenBy('dewi')).toEqual([])
    expect(desktops.of('room.updated', 'beni')[0]).toMatchObject({
      room: { id: 'r1', state: 'unassigned', windowUntil: '2026-11-24T09:00:00.000Z' },
    })
  })

  it('[I3] delivers to nobody without a ring group, tells Meta at once and keeps the record', async () => {
    const { graph, post, desktops } = await open({ ringGroups: [] })
    await post(customerCalls())
    expect(graph.requests).toMatchObject([{ action: 'reject', call: 'wacid.in-1' }])
    expect(desktops.callEventsSeenBy('ani')).toEqual([])
    const { messages } = await valueOf(world.core.rooms.messages(agentId('ani'), { roomId: await theRoom() }))
    expect(messages).toMatchObject([{ kind: 'call', direction: 'in' }])
  })

  it('[A3] rejects calls of an account that takes none', async () => {
    const { graph, post } = await open({ account: { inbound: false } })
    await post(customerCalls())
    expect(graph.actions()).toEqual(['reject'])
    expect(world.observed).toContainEqual({
      type: 'call_ended',
      direction: 'inbound',
      status: 'unanswered',
      reason: 'not_delivered_inbound_off',
    })
  })

  it('[R4] rings at one member in turn, and the turn moves on over a restart', async () => {
    const ringGroups = [
      { name: 'Turns', mode: 'round_robin', members: ['ani', 'beni'].map(agentId) },
    ] as const
    await open({ ringGroups })
    await world.post(customerCalls({ id: 'wacid.a', from: '62811111111' }))
    expect(world.desktops.callEventsSeenBy('ani')).toEqual(['call.offered'])
    const again = await world.restart()
    await again.post(customerCalls({ id: 'wacid.b', from: '62822222222' }))
    expect(again.desktops.callEventsSeenBy('ani')).toEqual([])
    expect(again.desktops.of('call.offered', 'beni')).toMatchObject([{ via: 'round_robin' }])
  })

  it('[R4] skips a member without a desktop', async () => {
    const ringGroups = [
      { name: 'Turns', mode: 'round_robin', members: ['ani', 'beni'].map(agentId) },
    ] as const
    const { desktops, post } = await open({ ringGroups })
    desktops.reachable.delete(agentId('ani'))
    await post(customerCalls())
    expect(desktops.callEventsSeenBy('beni')).toEqual(['call.offered'])
  })

  it('rings nobody for a call that is older than a minute', async () => {
    const { desktops, graph, post } = await open()
    await post(customerCalls({ at: t0 - 61_000 }))
    expect(desktops.callEventsSeenBy('ani')).toEqual([])
    expect(graph.actions()).toEqual(['reject'])
    expect(world.observed).toContainEqual(expect.objectContaining({ reason: 'not_delivered_stale' }))
  })

  it('does not ring for a call that begins and ends within one webhook', async () => {
    const { desktops, post } = await open()
    await post(batch(customerCalls(), customersCallEnds({ at: t0 + 3_000 })))
    expect(desktops.callEventsSeenBy('ani')).toEqual([])
    expect(world.observed).toContainEqual(expect.objectContaining({ reason: 'customer_hung_up' }))
  })
})

describe('the end of the ring', () => {
  it('[I6] ends at the ring time, tells Meta, and everybody who was offered it', async () => {
    const { desktops, graph, post, advance } = await open({ account: { ringSeconds: 30 } })
    await post(customerCalls())
    await advance(29_999)
    expect((await world.call()).state).toBe('offered')
    await advance(1)
    expect(graph.actions()).toEqual(['reject'])
    for (const agent of ['ani', 'beni']) {
      expect(desktops.callEventsSeenBy(agent)).toEqual(['call.offered', 'call.withdrawn', 'call.ended'])
      expect(desktops.of('call.withdrawn', agent)).toMatchObject([{ reason: 'timed_out' }])
      expect(desktops.of('call.ended', agent)).toMatchObject([
        { call: { status: 'unanswered', reason: 'timed_out', endedBy: 'system', ringMs: 30_000, talkMs: 0 } },
      ])
      expect(desktops.of('call.ended', agent)[0]?.call.agent).toBeUndefined()
    }
  })

  it('tells that the customer hung up', async () => {
    const { desktops, graph, post } = await open()
    await post(customerCalls(), customersCallEnds({ at: t0 + 8_000 }))
    expect(desktops.of('call.withdrawn', 'ani')).toMatchObject([{ reason: 'customer_hung_up' }])
    expect(desktops.of('call.ended', 'ani')).toMatchObject([
      { call: { reason: 'customer_hung_up', endedBy: 'customer', ringMs: 8_000 } },
    ])
    expect(graph.actions()).toEqual([])
  })

  it('[I8] silences one who declines, and ends the call with the last decline', async () => {
    const { core, desktops, graph, post, settle } = await open()
    await post(customerCalls())
    const { id } = await world.call()
    expect(await core.calls.decline(agentId('ani'), id)).toEqual({ ok: true, value: undefined })
    expect(desktops.of('call.withdrawn', 'ani')).toMatchObject([{ reason: 'declined' }])
    expect(desktops.callEventsSeenBy('beni')).toEqual(['call.offered'])
    expect(graph.actions()).toEqual([])
    await core.calls.decline(agentId('beni'), id)
    await settle()
    expect(graph.actions()).toEqual(['reject'])
    for (const agent of ['ani', 'beni']) {
      expect(desktops.callEventsSeenBy(agent)).toEqual(['call.offered', 'call.withdrawn', 'call.ended'])
      expect(desktops.of('call.ended', agent)).toMatchObject([{ call: { reason: 'rejected_by_agent' } }])
    }
  })
})

async function theRoom() {
  const [found] = await world.store.transaction(tx =>
    tx.rooms.list({ states: ['unassigned', 'assigned', 'resolved'], limit: 1 }),
  )
  return found?.room.id ?? roomId('none')
}
