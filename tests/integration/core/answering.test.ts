import { afterEach, describe, expect, it } from 'vitest'
import { callId, holder, t0 } from '../../support/builders/calls.ts'
import { customerCalls, customersCallEnds } from '../../support/builders/webhooks.ts'
import { openWorld, type CoreWorld } from '../../support/core/core-world.ts'
import { lost, no } from '../../support/core/recording-graph.ts'

let world: CoreWorld
afterEach(() => world.close())

const open = async () => {
  world = await openWorld()
  return world
}

describe('answering', () => {
  it('[I5] gives the call to the first, tells all others who took it, and connects on the word of Meta', async () => {
    const { core, desktops, graph, post } = await open()
    await post(customerCalls())
    const { id } = await world.call()
    const accepted = graph.hold('accept')
    const answer = core.calls.answer(holder('ani'), id, 'v=0 answer')
    const late = await core.calls.answer(holder('beni'), id, 'v=0 too late')
    expect(late).toEqual({
      ok: false,
      refusal: { reason: 'taken', by: { id: 'ani', name: 'Ani' } },
    })
    expect(desktops.callEventsSeenBy('ani')).toEqual(['call.offered'])
    accepted()
    expect(await answer).toMatchObject({
      ok: true,
      value: {
        state: 'connected',
        agent: { id: 'ani', name: 'Ani' },
        answeredAt: '2026-11-23T09:00:00.000Z',
      },
    })
    expect(graph.requests).toMatchObject([
      { action: 'preAccept', call: 'wacid.in-1', sdp: 'v=0 answer' },
      { action: 'accept', call: 'wacid.in-1', sdp: 'v=0 answer', opaque: id },
    ])
    expect(desktops.callEventsSeenBy('ani')).toEqual(['call.offered', 'call.updated'])
    expect(desktops.callEventsSeenBy('beni')).toEqual(['call.offered', 'call.withdrawn'])
    const taken = { reason: 'answered_elsewhere', by: { id: 'ani', name: 'Ani' } }
    expect(desktops.of('call.withdrawn', 'beni')).toMatchObject([taken])
    // The second desktop of the one who answered stops ringing, too.
    expect(desktops.callEventsSeenBy('ani', 'ani-2')).toEqual(['call.offered', 'call.withdrawn'])
  })

  it('[I7] makes the room of an unknown customer and gives it to the one who answered', async () => {
    const { core, desktops, post } = await open()
    await post(customerCalls())
    expect(desktops.of('room.updated', 'dewi').at(-1)).toMatchObject({ room: { state: 'unassigned' } })
    await core.calls.answer(holder('beni'), (await world.call()).id, 'v=0 answer')
    const [room] = await world.store.transaction(tx => tx.rooms.list({ states: ['assigned'], limit: 5 }))
    expect(room?.room.assignedTo).toBe('beni')
    // Those who no longer see the room are told so.
    expect(desktops.of('room.updated', 'dewi').at(-1)).toMatchObject({
      room: { state: 'assigned', assignedTo: 'beni' },
    })
  })

  it('answers the same desktop the same way when it asks again', async () => {
    const { core, graph, post } = await open()
    await post(customerCalls())
    const { id } = await world.call()
    const accepted = graph.hold('accept')
    const first = core.calls.answer(holder('ani'), id, 'v=0 answer')
    const second = core.calls.answer(holder('ani'), id, 'v=0 answer')
    accepted()
    expect(await second).toEqual(await first)
    expect(graph.actions()).toEqual(['preAccept', 'accept'])
  })

  it('ends the call as failed when Meta refuses, and passes on the words of Meta', async () => {
    const { core, desktops, graph, post } = await open()
    graph.answer('accept', () => no(100, 'Invalid SDP'))
    await post(customerCalls())
    const answer = await core.calls.answer(holder('ani'), (await world.call()).id, 'v=0 answer')
    expect(answer).toEqual({
      ok: false,
      refusal: { reason: 'provider_refused', provider: { code: 100, message: 'Invalid SDP' } },
    })
    expect(desktops.callEventsSeenBy('ani')).toEqual(['call.offered', 'call.withdrawn', 'call.ended'])
    expect(desktops.of('call.withdrawn', 'ani')).toMatchObject([{ reason: 'failed' }])
    expect(await world.call()).toMatchObject({ state: 'ended', reason: 'provider_failed' })
  })

  it('does not give up an answer whose fate is unknown; the last word of Meta settles it', async () => {
    const { core, desktops, graph, post } = await open()
    graph.answer('accept', () => lost)
    await post(customerCalls())
    const answer = await core.calls.answer(holder('ani'), (await world.call()).id, 'v=0 answer')
    expect(answer).toMatchObject({ ok: true, value: { state: 'offered', agent: { id: 'ani' } } })
    await world.advance(600_000)
    await post(customersCallEnds({ startedAt: t0 + 2_000, endedAt: t0 + 62_000 }))
    expect(desktops.callEventsSeenBy('ani')).toEqual(['call.offered', 'call.updated', 'call.ended'])
    expect(desktops.of('call.ended', 'ani')).toMatchObject([
      { call: { status: 'answered', reason: 'completed', ringMs: 2_000, talkMs: 60_000 } },
    ])
    expect(graph.actions()).toEqual(['preAccept', 'accept'])
  })

  it('is over for one who answers after the customer hung up', async () => {
    const { core, post } = await open()
    await post(customerCalls(), customersCallEnds())
    const answer = await core.calls.answer(holder('ani'), (await world.call()).id, 'v=0 answer')
    expect(answer).toEqual({ ok: false, refusal: { reason: 'call_over' } })
  })

  it('is over for one whose answer crosses the hang-up of the customer', async () => {
    const { core, desktops, graph, post } = await open()
    await post(customerCalls())
    const accepted = graph.hold('accept')
    const answer = core.calls.answer(holder('ani'), (await world.call()).id, 'v=0 answer')
    await core.inbox.receive(Buffer.from(JSON.stringify(customersCallEnds())))
    await core.inbox.idle()
    accepted()
    expect(await answer).toEqual({ ok: false, refusal: { reason: 'call_over' } })
    expect(desktops.callEventsSeenBy('ani')).toEqual(['call.offered', 'call.withdrawn', 'call.ended'])
  })

  it('names what nobody knows', async () => {
    const { core } = await open()
    const unknown = await core.calls.answer(holder('ani'), callId('no-such-call'), 'v=0')
    expect(unknown).toEqual({ ok: false, unknownId: 'callId' })
  })
})
