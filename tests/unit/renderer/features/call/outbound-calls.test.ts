import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aCall } from '../../../../support/builders/wire.ts'
import { answerSdp, createCallWorld, now, settle, theRoom, type CallWorld } from './call-world.ts'

let world: CallWorld
beforeEach(() => {
  vi.useFakeTimers()
  world = createCallWorld()
})
afterEach(() => {
  world.controller.close()
  vi.useRealTimers()
})

const sound = () => world.media.calls[0]!
const outbound = (over: object = {}) =>
  aCall({ direction: 'outbound', state: 'dialing', offeredAt: now(), ...over })

async function dial() {
  void world.controller.dial(theRoom)
  await settle()
}
async function dialAndRing() {
  await dial()
  await world.last('dialCall').grant({ call: outbound() })
  await world.tell('call.updated', { call: outbound({ state: 'ringing' }) })
  await world.tell('call.remoteSdp', { callId: 'call-1', sdp: answerSdp })
}

describe('dialling', () => {
  it('sends an offer with a key of its own, and holds the call once it is named', async () => {
    await dial()
    expect(world.last('dialCall').input).toEqual({
      roomId: 'room-1',
      dialId: 'dial-1',
      sdp: sound().localSdp,
    })
    expect(world.state().engaged).toMatchObject({ callId: null, roomId: 'room-1', intent: 'dialing' })
    expect(world.held()).toBeNull()
    await world.last('dialCall').grant({ call: outbound() })
    expect(world.held()).toBe('call-1')
  })

  it('dials once for two clicks', async () => {
    void world.controller.dial(theRoom)
    void world.controller.dial(theRoom)
    await settle()
    expect(world.asked('dialCall')).toHaveLength(1)
  })

  it('says why it was refused, and lets go of everything', async () => {
    await dial()
    await world.last('dialCall').refuse({ reason: 'no_permission', rule: 'P5' })
    expect(world.notices).toMatchObject([{ type: 'refused', action: 'dial', refusal: { rule: 'P5' } }])
    expect(world.state().engaged).toBeNull()
    expect(sound().isClosed).toBe(true)
  })

  it('[O3] rings back only while it rings at the customer', async () => {
    await dial()
    await world.last('dialCall').grant({ call: outbound() })
    await world.tell('call.updated', { call: outbound() })
    expect(world.heard.ringback).toBe(false)
    await world.tell('call.updated', { call: outbound({ state: 'ringing' }) })
    expect(world.heard.ringback).toBe(true)
    await world.tell('call.updated', { call: outbound({ state: 'connected', answeredAt: now() }) })
    expect(world.heard.ringback).toBe(false)
  })

  it('[O3] connects the sound while it rings, and sends only when picked up', async () => {
    await dialAndRing()
    expect(sound().state).toMatchObject({ link: { status: 'connected' }, sending: false })
    await world.tell('call.updated', { call: outbound({ state: 'connected', answeredAt: now() }) })
    expect(sound().heard).toBe('agent')
    expect(world.state().engaged).toMatchObject({ intent: 'talking', connectedAt: Date.now() })
  })

  it.each([
    ['the reply first', ['reply', 'dialing', 'sdp', 'connected']],
    ['the call before its reply', ['dialing', 'reply', 'sdp', 'connected']],
    ['everything before the reply', ['dialing', 'sdp', 'connected', 'reply']],
    ['the pickup before the sound', ['reply', 'dialing', 'connected', 'sdp']],
    ['the sound before the call', ['sdp', 'dialing', 'reply', 'connected']],
  ])('speaks once all is known: %s', async (_what, order) => {
    const steps: Record<string, () => Promise<void>> = {
      reply: () => world.last('dialCall').grant({ call: outbound() }),
      dialing: () => world.tell('call.updated', { call: outbound() }),
      sdp: () => world.tell('call.remoteSdp', { callId: 'call-1', sdp: answerSdp }),
      connected: () =>
        world.tell('call.updated', { call: outbound({ state: 'connected', answeredAt: now() }) }),
    }
    await dial()
    for (const step of order) await steps[step]?.()
    expect(sound().heard).toBe('agent')
    expect(world.heard.connected).toBe(1)
  })

  it('says when the customer’s sound cannot be used', async () => {
    await dial()
    await world.last('dialCall').grant({ call: outbound() })
    await world.tell('call.updated', { call: outbound() })
    await world.tell('call.remoteSdp', { callId: 'call-1', sdp: 'v=0\r\n' })
    expect(world.notices).toMatchObject([{ type: 'soundUnusable' }])
  })
})

describe('giving up', () => {
  it('before the platform has named the call: hangs up as soon as it has', async () => {
    await dial()
    void world.controller.hangUp()
    expect(sound().isClosed).toBe(true)
    expect(world.asked('hangUpCall')).toEqual([])
    await world.last('dialCall').grant({ call: outbound() })
    expect(world.last('hangUpCall').input).toEqual({ callId: 'call-1' })
    await world.last('hangUpCall').grant()
    await world.tell('call.updated', { call: outbound() })
    await world.tell('call.ended', {
      call: outbound({ state: 'ended', status: 'unanswered', reason: 'cancelled_by_agent' }),
    })
    expect(world.state()).toMatchObject({ engaged: null, ended: { call: { reason: 'cancelled_by_agent' } } })
  })

  it('before the sound is described: dials nobody', async () => {
    void world.controller.dial(theRoom)
    void world.controller.hangUp()
    await settle()
    expect(world.asked('dialCall')).toEqual([])
    expect(world.media.calls.every(call => call.isClosed)).toBe(true)
    expect(world.state().engaged).toBeNull()
  })

  it('and being refused as well: says nothing of a call that nobody wants any more', async () => {
    await dial()
    void world.controller.hangUp()
    await world.last('dialCall').refuse({ reason: 'no_permission' })
    expect(world.notices).toEqual([])
    expect(world.state().engaged).toBeNull()
  })

  it('while it connects: the sound stays off', async () => {
    await dialAndRing()
    void world.controller.hangUp()
    await settle()
    await world.tell('call.updated', { call: outbound({ state: 'connected', answeredAt: now() }) })
    expect(sound().isClosed).toBe(true)
    expect(world.heard).toMatchObject({ connected: 0, ringback: false })
  })
})

it.each(['rejected_by_customer', 'not_answered', 'provider_failed', 'balance_exhausted'])(
  '[O3] shows how a dial ended: %s',
  async reason => {
    await dialAndRing()
    await world.tell('call.ended', { call: outbound({ state: 'ended', status: 'unanswered', reason }) })
    expect(world.state()).toMatchObject({ engaged: null, ended: { call: { reason } } })
    expect(world.heard.ringback).toBe(false)
    expect(sound().isClosed).toBe(true)
  },
)
