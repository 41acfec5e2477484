import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CallId } from '#shared/domain/ids.ts'
import { aCall } from '../../../../support/builders/wire.ts'
import { createCallWorld, now, settle, theCall, type CallWorld } from './call-world.ts'

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
const ringingIds = () => world.state().ringing.map(ringing => ringing.callId)

describe('a call that rings', () => {
  it('[D1] rings, with its sound prepared and no microphone open', async () => {
    await world.offer()
    expect(world.heard.ring).toBe('room')
    expect(world.state().ringing).toMatchObject([{ callId: 'call-1', preparation: 'ready' }])
    expect(sound().state).toMatchObject({ link: { status: 'prepared' }, microphone: { status: 'closed' } })
  })

  it.each(['customer_hung_up', 'timed_out', 'answered_elsewhere', 'declined', 'failed'])(
    '[D2] is silent at once, its sound let go, when withdrawn: %s',
    async reason => {
      await world.offer()
      await world.withdraw({ reason })
      expect(world.heard.ring).toBeNull()
      expect(ringingIds()).toEqual([])
      expect(sound().isClosed).toBe(true)
    },
  )

  it('[I6] falls silent by itself when its time is over and nobody says so', async () => {
    await world.offer()
    await vi.advanceTimersByTimeAsync(44_000)
    expect(world.heard.ring).toBe('room')
    await vi.advanceTimersByTimeAsync(1_100)
    expect(world.heard.ring).toBeNull()
    expect(ringingIds()).toEqual([])
  })

  it('[D2] is silent and not shown while the main process holds it back', async () => {
    await world.offer()
    world.desktop.setState({ alerts: { ringing: [], ringtone: null } })
    expect(world.heard.ring).toBeNull()
    expect(ringingIds()).toEqual([])
    world.desktop.setState({ alerts: { ringing: [theCall], ringtone: null } })
    expect([ringingIds(), world.heard.ring]).toEqual([['call-1'], null])
    world.desktop.setState({ alerts: { ringing: [theCall], ringtone: 'ring' } })
    expect(world.heard.ring).toBe('room')
  })

  it('is not cut short by a clock that runs ahead, nor drawn out by one that is behind', async () => {
    for (const serverAheadMs of [-600_000, 600_000]) {
      const other = createCallWorld()
      other.desktop.setState({ serverAheadMs })
      await other.offer()
      expect(other.state().ringing).toMatchObject([{ endsAt: Date.now() + 45_000, lastsMs: 45_000 }])
      other.controller.close()
    }
  })

  it.each([3_600_000, -3_600_000])(
    '[D1] [D2] rings on to its own end when the clock is set by %i ms meanwhile',
    async setByMs => {
      world.desktop.setState({ serverAheadMs: 0 })
      await world.offer()
      await vi.advanceTimersByTimeAsync(5_000)
      vi.setSystemTime(Date.now() + setByMs)
      world.desktop.setState({ serverAheadMs: -setByMs })
      expect(world.heard.ring).toBe('room')
      expect(world.state().ringing).toMatchObject([{ endsAt: Date.now() + 40_000, lastsMs: 45_000 }])
      await vi.advanceTimersByTimeAsync(40_100)
      expect(world.heard.ring).toBeNull()
    },
  )

  it('shows the time that is left by the platform’s clock', async () => {
    world.desktop.setState({ serverAheadMs: 10_000 })
    await world.offer()
    expect(world.state().ringing).toMatchObject([{ endsAt: Date.now() + 35_000, lastsMs: 45_000 }])
  })

  it('[I5] tells who took it', async () => {
    await world.offer()
    await world.withdraw({ reason: 'answered_elsewhere', by: { id: 'u-bo', name: 'Bo' } })
    expect(world.notices).toMatchObject([
      { type: 'withdrawn', withdrawal: { reason: 'answered_elsewhere', by: { name: 'Bo' } }, byMe: false },
    ])
  })

  it('says nothing about a ring that this agent declined', async () => {
    await world.offer()
    await world.withdraw({ reason: 'declined' })
    expect(world.notices).toEqual([])
  })

  it('is told apart from the others, the oldest first, with three of them prepared', async () => {
    for (const id of ['call-4', 'call-1', 'call-3', 'call-2', 'call-5']) {
      await world.offer(aCall({ id, offeredAt: now(Number(id.at(-1))) }))
    }
    expect(ringingIds()).toEqual(['call-1', 'call-2', 'call-3', 'call-4', 'call-5'])
    const ready = world.state().ringing.filter(({ preparation }) => preparation === 'ready')
    expect(world.media.calls.filter(call => !call.isClosed)).toHaveLength(ready.length)
    expect(ready.length).toBeGreaterThanOrEqual(3)
  })

  it('says that its sound cannot be set up, and cannot be answered', async () => {
    await world.offer(undefined, { sdp: 'v=0\r\n' })
    expect(world.state().ringing).toMatchObject([{ preparation: 'unusable' }])
    expect(world.notices).toMatchObject([{ type: 'soundUnusable', customer: { name: 'Budi' } }])
    void world.controller.answer(theCall)
    await settle()
    expect(world.asked('answerCall')).toEqual([])
    expect(world.state().engaged).toBeNull()
  })
})

describe('the tone of a ring', () => {
  it.each([
    ['room', 'room'],
    ['ring_all', 'group'],
    ['round_robin', 'group'],
    ['overflow', 'group'],
  ])('[D1] tells how the call came: %s', async (via, kind) => {
    const world = createCallWorld()
    await world.offer(undefined, { via })
    expect(world.heard).toMatchObject({ ring: kind, beep: false, ringback: false })
    world.controller.close()
  })

  it('[D1] is silenced for one call, which rings on in sight, and is heard again where that is wanted', async () => {
    const world = createCallWorld()
    await world.offer()
    world.controller.hush(theCall, true)
    expect(world.heard.ring).toBeNull()
    expect(world.state().ringing).toMatchObject([{ callId: theCall, isHushed: true }])
    world.controller.hush(theCall, false)
    expect(world.heard.ring).toBe('room')
    world.controller.hush(theCall, true)
    await world.offer(aCall({ id: 'call-2' as CallId, offeredAt: new Date().toISOString() }), {
      via: 'ring_all',
    })
    expect(world.heard.ring).toBe('group')
    world.controller.close()
  })

  it('[I4] is nothing while a call is being answered: the beep begins with the talk', async () => {
    const world = createCallWorld()
    await world.offer()
    void world.controller.answer(theCall)
    await world.tell('call.waiting', { call: aCall({ id: 'call-2' as CallId }) })
    expect(world.state().engaged?.intent).toBe('answering')
    expect(world.heard).toMatchObject({ beep: false, ring: null })
    world.controller.close()
  })

  it('[I4] is a soft beep while the agent talks, and nothing once nobody waits', async () => {
    const world = createCallWorld()
    await world.connect()
    expect(world.heard.beep).toBe(false)
    await world.tell('call.waiting', { call: aCall({ id: 'call-2' as CallId }) })
    expect(world.heard).toMatchObject({ beep: true, ring: null })
    await world.tell('call.withdrawn', { callId: 'call-2', reason: 'customer_hung_up' })
    expect(world.heard.beep).toBe(false)
    world.controller.close()
  })

  it('[D2] [I4] is no beep for one whose time is over, or where the system wants quiet', async () => {
    const world = createCallWorld()
    await world.connect()
    await world.tell('call.waiting', { call: aCall({ id: 'call-2' as CallId }) })
    world.desktop.setState({ alerts: { ringing: [], ringtone: null } })
    expect(world.heard.beep).toBe(false)
    world.desktop.setState({ alerts: { ringing: [], ringtone: 'beep' } })
    expect(world.heard.beep).toBe(true)
    world.controller.close()
  })
})

describe('declining', () => {
  it('[I8] silences it here at once, and asks', async () => {
    await world.offer()
    void world.controller.decline(theCall)
    await settle()
    expect(world.heard.ring).toBeNull()
    expect(sound().isClosed).toBe(true)
    expect(world.last('declineCall').input).toEqual({ callId: 'call-1' })
  })

  it('says when it could not be told, and stays silent here', async () => {
    await world.offer()
    void world.controller.decline(theCall)
    await world.last('declineCall').refuse({ reason: 'offline' })
    expect(world.notices).toMatchObject([{ type: 'refused', action: 'decline' }])
    expect(world.heard.ring).toBeNull()
  })

  it('is no failure when the call is over already', async () => {
    await world.offer()
    void world.controller.decline(theCall)
    await world.last('declineCall').refuse({ reason: 'call_over' })
    expect(world.notices).toEqual([])
  })
})

it('rings for what the session already has when the window opens anew', async () => {
  await world.offer()
  const again = createCallWorld(world.desktop.getState().session!)
  await settle()
  expect(again.heard.ring).toBe('room')
  expect(again.state().ringing).toMatchObject([{ callId: 'call-1', preparation: 'ready' }])
  again.controller.close()
  await settle()
  expect(again.heard.ring).toBeNull()
  expect(again.media.calls[0]?.isClosed).toBe(true)
})
