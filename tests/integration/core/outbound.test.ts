import { afterEach, describe, expect, it } from 'vitest'
import { holder, t0 } from '../../support/builders/calls.ts'
import { aRoom, agentId, customerId, roomId } from '../../support/builders/records.ts'
import { customerCalls, dialEnds, dialGetsSdp, dialStatus } from '../../support/builders/webhooks.ts'
import { openWorld, type CoreWorld, type WorldOptions } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'
import { lost, no } from '../../support/core/recording-graph.ts'

let world: CoreWorld
afterEach(() => world.close())

const anisRoom = aRoom({ state: 'assigned', assignedTo: agentId('ani') })
const request = { roomId: anisRoom.id, dialId: 'dial-1', sdp: 'v=0 offer' }

const open = async (options?: WorldOptions) => {
  world = await openWorld({ rooms: [anisRoom], permitted: true, ...options })
  return world
}
const dial = (agent = 'ani') => world.core.calls.dial(holder(agent), request)

describe('dialling', () => {
  it('[O3] goes from dialing over ringing to connected, and only ACCEPTED is a pickup', async () => {
    const { desktops, graph, post } = await open()
    const call = await valueOf(dial())
    expect(call).toMatchObject({
      direction: 'outbound',
      state: 'dialing',
      roomId: 'r1',
      agent: { id: 'ani', name: 'Ani' },
      offeredAt: '2026-11-23T09:00:00.000Z',
    })
    expect(graph.requests).toMatchObject([
      {
        action: 'connect',
        phoneNumberId: '200000000000001',
        to: { customerId: '6281234567890', byUserId: false },
        sdp: 'v=0 offer',
        opaque: call.id,
      },
    ])
    await post(dialGetsSdp())
    expect(desktops.of('call.remoteSdp', 'ani')).toEqual([
      { callId: call.id, sdp: 'v=0 answer of wacid.out-1' },
    ])
    expect((await world.call()).state).toBe('dialing')
    await post(dialStatus('RINGING'), dialStatus('ACCEPTED', { at: t0 + 9_000 }))
    expect(desktops.of('call.updated', 'ani').map(({ call: { state } }) => state)).toEqual([
      'dialing',
      'ringing',
      'connected',
    ])
    await post(dialEnds({ startedAt: t0 + 9_000, endedAt: t0 + 39_000 }))
    expect(desktops.of('call.ended', 'ani')).toMatchObject([
      { call: { status: 'answered', reason: 'completed', ringMs: 9_000, talkMs: 30_000 } },
    ])
    expect(desktops.of('message.added', 'ani')).toMatchObject([
      { message: { kind: 'call', direction: 'out', callId: call.id } },
    ])
    // Only the desktop that dialled hears of the progress.
    expect(desktops.callEventsSeenBy('ani', 'ani-2')).toEqual(['call.ended'])
  })

  it.each([
    [
      'declined',
      [dialStatus('REJECTED', { at: t0 + 7_000 }), dialEnds({ at: t0 + 8_000 })],
      'rejected_by_customer',
    ],
    ['not answered', [dialStatus('RINGING'), dialEnds({ at: t0 + 60_000 })], 'not_answered'],
    ['failed', [dialEnds({ failedWith: 138019 })], 'provider_failed'],
  ])('[O3] tells that a call was %s', async (_, webhooks, reason) => {
    const { desktops, post } = await open()
    await valueOf(dial())
    await post(...webhooks)
    expect(desktops.of('call.ended', 'ani')).toMatchObject([
      { call: { status: 'unanswered', reason, talkMs: 0, agent: { id: 'ani' } } },
    ])
  })

  it('[O3] tells why, in the words of Meta, when a call fails after it was placed', async () => {
    const { desktops, post } = await open()
    await valueOf(dial())
    await post(dialEnds({ failedWith: 138019 }))
    expect(desktops.of('call.ended', 'ani')).toMatchObject([
      { call: { reason: 'provider_failed', provider: { code: 138019, message: 'Failed' } } },
    ])
  })

  it('finds the call by our own id when the webhooks of Meta come before its answer', async () => {
    const { desktops, graph, core } = await open()
    const placed = graph.hold('connect')
    const dialling = dial()
    await world.decided()
    const { id } = await world.call()
    const bodies = [dialGetsSdp({ opaque: id }), dialStatus('RINGING', { opaque: id })]
    for (const body of bodies) await core.inbox.receive(Buffer.from(JSON.stringify(body)))
    await core.inbox.idle()
    expect(desktops.of('call.remoteSdp', 'ani')).toHaveLength(1)
    placed()
    expect(await valueOf(dialling)).toMatchObject({ state: 'ringing' })
  })

  it('dials once for the same dialId, also after a restart', async () => {
    const { graph } = await open()
    const [first, second] = await Promise.all([valueOf(dial()), valueOf(dial())])
    expect(second.id).toBe(first.id)
    expect(graph.actions()).toEqual(['connect'])
    const again = await world.restart()
    const third = await valueOf(again.core.calls.dial(holder('ani', 'ani-9'), request))
    expect(third.id).toBe(first.id)
    expect(again.graph.actions()).toEqual([])
  })

  it('passes on the words of Meta when it refuses, the same for a repeated dial', async () => {
    const { desktops, graph } = await open()
    graph.answer('connect', () => no(138006, 'No approved call permission'))
    const refusal = {
      ok: false,
      refusal: {
        reason: 'provider_refused',
        provider: { code: 138006, message: 'No approved call permission' },
      },
    }
    expect(await dial()).toEqual(refusal)
    expect(desktops.of('call.ended', 'ani')).toMatchObject([
      { call: { reason: 'provider_failed', status: 'unanswered', provider: refusal.refusal.provider } },
    ])
    expect(await dial()).toEqual(refusal)
    expect(graph.actions().filter(action => action === 'connect')).toHaveLength(1)
  })

  it('leaves a dial whose fate is unknown to the webhooks of Meta', async () => {
    const { graph, post, advance } = await open()
    graph.answer('connect', () => lost)
    const { id } = await valueOf(dial())
    await post(dialStatus('ACCEPTED', { opaque: id, at: t0 + 4_000 }))
    expect((await world.call()).state).toBe('connected')
    await advance(600_000)
    expect((await world.call()).state).toBe('connected')
  })

  it('ends a dial of which Meta never said a word', async () => {
    const { graph, desktops, advance } = await open()
    graph.answer('connect', () => lost)
    await valueOf(dial())
    await advance(90_000)
    expect(desktops.of('call.ended', 'ani')).toMatchObject([{ call: { reason: 'provider_failed' } }])
    expect(graph.actions()).toEqual(['connect'])
  })

  it('hangs up at Meta, too, when the agent gives up, even before the call has a name there', async () => {
    const { core, graph, settle, desktops } = await open()
    const placed = graph.hold('connect')
    const dialling = dial()
    await world.decided()
    const { id } = await world.call()
    await valueOf(core.calls.hangUp(agentId('ani'), id))
    expect(desktops.of('call.ended', 'ani')).toMatchObject([{ call: { reason: 'cancelled_by_agent' } }])
    placed()
    await dialling
    await settle()
    expect(graph.requests.map(({ action, call }) => [action, call])).toEqual([
      ['connect', undefined],
      ['terminate', 'wacid.out-1'],
    ])
  })
})

describe('[O1] the checks before a dial, in their order', () => {
  it('refuses where the account makes no calls', async () => {
    await open({ account: { outbound: false } })
    expect(await dial()).toEqual({ ok: false, refusal: { reason: 'outbound_off' } })
  })

  it('refuses an agent who may see the room but does not have it', async () => {
    await open({ rooms: [aRoom()] })
    expect(await dial()).toEqual({ ok: false, refusal: { reason: 'not_your_room' } })
  })

  it('knows no room that the agent may not see', async () => {
    await open()
    expect(await dial('beni')).toEqual({ ok: false, unknownId: 'roomId' })
    const nowhere = { ...request, roomId: roomId('none') }
    expect(await world.core.calls.dial(holder('ani'), nowhere)).toEqual({ ok: false, unknownId: 'roomId' })
  })

  it('refuses an agent who is on a call', async () => {
    const { core, post } = await open()
    await post(customerCalls())
    await valueOf(core.calls.answer(holder('ani'), (await world.call()).id, 'v=0'))
    expect(await dial()).toEqual({ ok: false, refusal: { reason: 'agent_busy' } })
  })

  it('reaches a customer without a number by the id of Meta', async () => {
    const customer = { id: customerId('ID.13491208650000000001'), name: 'budi.s' }
    const { graph } = await open({ rooms: [{ ...anisRoom, customer }] })
    await valueOf(dial())
    expect(graph.requests[0]?.to).toEqual({ customerId: 'ID.13491208650000000001', byUserId: true })
  })
})
