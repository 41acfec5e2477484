import { afterEach, describe, expect, it } from 'vitest'
import type { Call } from '#shared/domain/call.ts'
import { holder, t0 } from '../../support/builders/calls.ts'
import { aRoom, agentId } from '../../support/builders/records.ts'
import {
  customerCalls,
  customersCallEnds,
  customerWrites,
  dialStatus,
} from '../../support/builders/webhooks.ts'
import { openWorld, type CoreWorld, type WorldOptions } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'
import { lost } from '../../support/core/recording-graph.ts'

let world: CoreWorld
afterEach(() => world.close())

const anisRoom = aRoom({ state: 'assigned', assignedTo: agentId('ani') })
const dialRequest = { roomId: anisRoom.id, dialId: 'dial-1', sdp: 'v=0 offer' }

const open = async (options?: WorldOptions) => {
  world = await openWorld(options)
  return world
}
/** The process dies and comes back; the tests go on in the new one. */
const restart = async (options?: Parameters<CoreWorld['restart']>[0]) => {
  world = await world.restart(options)
  return world
}
const states = async () => (await world.effects()).map(({ command, state }) => [command.type, state])

describe('killed after a webhook was answered 200', () => {
  it('has its effect after the start', async () => {
    await open()
    // Only stored, as by a process that is killed right after its answer.
    await world.store.transaction(tx => tx.inbox.add(Buffer.from(JSON.stringify(customerWrites('Halo'))), t0))
    const { store } = await restart()
    const [room] = await store.transaction(tx => tx.rooms.list({ states: ['unassigned'], limit: 1 }))
    expect(room?.room.unread).toBe(1)
    expect(await store.transaction(tx => tx.inbox.pending())).toEqual([])
  })

  it('rings while there is time, and not when the call is older than a minute', async () => {
    await open()
    for (const [id, from] of [
      ['wacid.a', '62811111111'],
      ['wacid.b', '62822222222'],
    ]) {
      await world.store.transaction(tx =>
        tx.inbox.add(Buffer.from(JSON.stringify(customerCalls({ id, from }))), t0),
      )
      await restart({ afterMs: 40_000 })
    }
    const [first, second] = (await world.calls()) as [Call, Call | undefined]
    expect(first).toMatchObject({ providerCallId: 'wacid.a' })
    // The second one was told to nobody: it is in no agent's history.
    expect(second).toBeUndefined()
    expect(world.graph.actions()).toContain('reject')
  })

  it('takes the last word of Meta that was waiting before the ring time that has passed', async () => {
    await open()
    await world.post(customerCalls())
    await world.store.transaction(tx =>
      tx.inbox.add(Buffer.from(JSON.stringify(customersCallEnds({ at: t0 + 5_000 }))), t0),
    )
    await restart({ afterMs: 120_000 })
    expect(await world.call()).toMatchObject({ reason: 'customer_hung_up', ringMs: 5_000 })
    expect(world.graph.actions()).toEqual([])
  })
})

describe('killed while it rang', () => {
  it('[I6] ends at the start a call whose ring time has passed, and tells Meta', async () => {
    await open()
    await world.post(customerCalls())
    await restart({ afterMs: 50_000 })
    await world.settle()
    expect(await world.call()).toMatchObject({ state: 'ended', reason: 'timed_out', ringMs: 45_000 })
    expect(world.graph.actions()).toEqual(['reject'])
  })

  it('[I6] goes on ringing for the rest of the time', async () => {
    await open()
    await world.post(customerCalls())
    const again = await restart({ afterMs: 20_000 })
    const { offers } = await again.core.calls.snapshot(agentId('ani'))
    expect(offers).toMatchObject([{ ringUntil: '2026-11-23T09:00:45.000Z' }])
    await again.advance(25_000)
    expect(await again.call()).toMatchObject({ reason: 'timed_out' })
  })
})

describe('killed between a decision and its act', () => {
  it('sends an accept that had not left, while the call still rings at the customer', async () => {
    await open({ resume: false })
    await world.core.inbox.receive(Buffer.from(JSON.stringify(customerCalls())))
    await world.core.inbox.idle()
    await world.core.calls.answer(holder('ani'), (await world.call()).id, 'v=0 answer')
    expect(world.graph.actions()).toEqual([])
    const { graph, settle } = await restart({ afterMs: 10_000 })
    await settle()
    expect(graph.actions()).toEqual(['preAccept', 'accept'])
    expect((await world.call()).state).toBe('connected')
  })

  it('does not send an accept that comes too late, and ends the call', async () => {
    await open({ resume: false })
    await world.core.inbox.receive(Buffer.from(JSON.stringify(customerCalls())))
    await world.core.inbox.idle()
    await world.core.calls.answer(holder('ani'), (await world.call()).id, 'v=0 answer')
    await restart({ afterMs: 46_000 })
    await world.settle()
    expect(world.graph.actions()).toEqual([])
    expect(await world.call()).toMatchObject({ state: 'ended', reason: 'provider_failed' })
    expect(await states()).toEqual([['accept', 'dropped']])
  })

  it('places a dial that had not left while it is fresh, and else ends it', async () => {
    await open({ rooms: [anisRoom], permitted: true, resume: false })
    await world.core.calls.dial(holder('ani'), dialRequest)
    const fresh = await restart({ afterMs: 5_000 })
    await fresh.settle()
    expect(fresh.graph.actions()).toEqual(['connect'])
    await world.close()

    await open({ rooms: [anisRoom], permitted: true, resume: false })
    await world.core.calls.dial(holder('ani'), dialRequest)
    await restart({ afterMs: 90_000 })
    await world.settle()
    expect(world.graph.actions()).toEqual([])
    expect(await world.call()).toMatchObject({ state: 'ended', reason: 'provider_failed' })
  })

  it('does not place a dial that the agent gave up', async () => {
    await open({ rooms: [anisRoom], permitted: true, resume: false })
    const call = await valueOf(world.core.calls.dial(holder('ani'), dialRequest))
    await world.core.calls.hangUp(agentId('ani'), call.id)
    await restart()
    await world.settle()
    expect(world.graph.actions()).toEqual([])
    expect(await states()).toEqual([['connect', 'dropped']])
  })
})

describe('killed while Meta was asked', () => {
  it('never sends an accept twice: the webhooks of Meta settle it', async () => {
    await open()
    await world.post(customerCalls())
    world.graph.hold('accept')
    void world.core.calls.answer(holder('ani'), (await world.call()).id, 'v=0 answer')
    await expect.poll(() => world.graph.actions()).toEqual(['preAccept', 'accept'])
    const again = await restart()
    await again.settle()
    expect(again.graph.actions()).toEqual([])
    expect(await states()).toEqual([['accept', 'unknown']])
    expect((await again.call()).state).toBe('accepting')
    await again.post(customersCallEnds({ startedAt: t0 + 1_000, endedAt: t0 + 31_000 }))
    expect(await again.call()).toMatchObject({ status: 'answered', talkMs: 30_000 })
  })

  it('never dials twice; a webhook with our own id brings the call back', async () => {
    await open({ rooms: [anisRoom], permitted: true })
    world.graph.hold('connect')
    void world.core.calls.dial(holder('ani'), dialRequest)
    await expect.poll(() => world.graph.actions()).toEqual(['connect'])
    const again = await restart()
    await again.settle()
    expect(again.graph.actions()).toEqual([])
    const { id } = await again.call()
    await again.post(dialStatus('RINGING', { opaque: id }))
    expect(await again.call()).toMatchObject({ state: 'ringing', providerCallId: 'wacid.out-1' })
  })

  it.each(['in flight', 'unanswered'])('hangs up again when the terminate was %s', async how => {
    await open()
    await world.post(customerCalls())
    const { id } = await world.call()
    await valueOf(world.core.calls.answer(holder('ani'), id, 'v=0 answer'))
    if (how === 'in flight') world.graph.hold('terminate')
    else world.graph.answer('terminate', () => lost)
    await valueOf(world.core.calls.hangUp(agentId('ani'), id))
    await expect.poll(() => world.graph.actions()).toContain('terminate')
    const again = await restart()
    await again.settle()
    expect(again.graph.actions()).toEqual(['terminate'])
  })

  it('does not hang up again once Meta has said its last word', async () => {
    await open()
    await world.post(customerCalls())
    const { id } = await world.call()
    await valueOf(world.core.calls.answer(holder('ani'), id, 'v=0 answer'))
    world.graph.answer('terminate', () => lost)
    await valueOf(world.core.calls.hangUp(agentId('ani'), id))
    await world.post(customersCallEnds({ startedAt: t0, endedAt: t0 + 1_000 }))
    const again = await restart()
    await again.settle()
    expect(again.graph.actions()).toEqual([])
  })
})

describe('a call that is spoken', () => {
  it('[D6] goes on over a restart, and is in the snapshot', async () => {
    await open()
    await world.post(customerCalls())
    await valueOf(world.core.calls.answer(holder('ani'), (await world.call()).id, 'v=0 answer'))
    const again = await restart({ afterMs: 30_000 })
    const { calls } = await again.core.calls.snapshot(agentId('ani'))
    expect(calls).toMatchObject([{ state: 'connected', agent: { id: 'ani' } }])
    await valueOf(again.core.calls.hangUp(agentId('ani'), (await again.call()).id))
    await again.settle()
    expect(again.graph.actions()).toEqual(['terminate'])
    expect(await again.call()).toMatchObject({ status: 'answered', talkMs: 30_000 })
  })
})
