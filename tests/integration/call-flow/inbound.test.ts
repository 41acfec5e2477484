import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AgentClient } from '../../support/agent-client.ts'
import { startCallWorld, type CallWorld } from '../../support/call-world.ts'
import { answerTo } from '../../support/sdp.ts'
import { budi, citra } from '../../support/seed.ts'

let world: CallWorld
let ani: AgentClient
let beni: AgentClient
beforeEach(async () => {
  world = await startCallWorld()
  ;[ani, beni] = await Promise.all([world.platform.agent('ani'), world.platform.agent('beni')])
})
// Hooks run backwards: this one last.
afterEach(() => world.stop())
afterEach(async () => {
  for (const agent of [ani, beni]) {
    expect(agent.faults).toEqual([])
    await agent.close()
  }
})

/** The customer calls; resolves when it rings at the agent. */
async function ringsAt(agent: AgentClient, customer: { id: string }) {
  const { id } = await world.simulator.dial({ customer: customer.id })
  const { data } = await agent.waitFor('call.offered')
  return { metaId: id, callId: data.call.id, sdp: data.sdp, call: data.call }
}

const metaCall = (id: string) => world.simulator.calls().find(call => call.id === id)
const endAtMeta = (id: string) =>
  world.simulator.waitFor(({ calls }) => calls().find(call => call.id === id && call.state === 'ended'))

describe('a customer calls', () => {
  it('[I1] the room’s agent answers, both talk, the customer hangs up', async () => {
    const { metaId, callId, sdp } = await ringsAt(ani, budi)
    expect(sdp).toBe(metaCall(metaId)?.offerSdp)
    expect(beni.eventsOf('call.offered')).toEqual([])
    const answer = answerTo(sdp)
    const { call } = await ani.request('call.answer', { callId, sdp: answer })
    expect(call).toMatchObject({ id: callId, state: 'connected', agent: { id: 'u-ani', name: 'Ani' } })
    await ani.waitFor('call.updated', data => data.call.state === 'connected')
    expect(metaCall(metaId)).toMatchObject({ state: 'active', answerSdp: answer, opaque: callId })
    for (const action of ['pre_accept', 'accept']) {
      expect(world.requestsWith(action).at(-1)).toMatchObject({ call_id: metaId, session: { sdp: answer } })
    }

    world.simulator.hangUp({ callId: metaId })
    const ended = await ani.waitFor('call.ended')
    expect(ended.data.call).toMatchObject({
      id: callId,
      state: 'ended',
      status: 'answered',
      reason: 'completed',
      endedBy: 'customer',
    })
    const { calls } = await ani.request('calls.history', { limit: 1 })
    expect(calls).toMatchObject([{ id: callId, state: 'ended', talkMs: ended.data.call.talkMs }])
    // The screen that answered was never told to stop ringing: it owns the call.
    expect(ani.eventsOf('call.withdrawn')).toEqual([])
  })

  it('the agent hangs up: for the agent at once, and Meta is told', async () => {
    const { metaId, callId, sdp } = await ringsAt(ani, budi)
    await ani.request('call.answer', { callId, sdp: answerTo(sdp) })
    await ani.request('call.hangup', { callId })
    const ended = await ani.waitFor('call.ended')
    expect(ended.data.call).toMatchObject({ status: 'answered', reason: 'completed', endedBy: 'agent' })
    await endAtMeta(metaId)
    expect(world.requestsWith('terminate').at(-1)).toMatchObject({ call_id: metaId })
  })

  it('[I8] the agent declines: Meta is sent a reject, and nothing else', async () => {
    const { metaId, callId } = await ringsAt(ani, budi)
    const accepts = world.requestsWith('accept').length
    await ani.request('call.decline', { callId })
    expect((await ani.waitFor('call.withdrawn')).data).toEqual({ callId, reason: 'declined' })
    expect((await ani.waitFor('call.ended')).data.call).toMatchObject({
      status: 'unanswered',
      reason: 'rejected_by_agent',
      talkMs: 0,
    })
    await endAtMeta(metaId)
    expect(world.requestsWith('reject').at(-1)).toMatchObject({ call_id: metaId })
    expect(world.requestsWith('accept')).toHaveLength(accepts)
  })

  it('the customer gives up while it rings', async () => {
    const { metaId, callId } = await ringsAt(ani, budi)
    world.simulator.hangUp({ callId: metaId })
    expect((await ani.waitFor('call.withdrawn')).data).toEqual({ callId, reason: 'customer_hung_up' })
    await ani.waitFor('call.ended', ({ call }) => call.reason === 'customer_hung_up')
    const late = await ani.ask('call.answer', { callId, sdp: 'v=0' })
    expect(late).toMatchObject({
      ok: false,
      error: { code: -32000, data: { reason: 'call_over', rule: 'I5' } },
    })
  })

  it('two desktops of one agent ring; the one that answers has it, the other is told so', async () => {
    const second = await world.platform.agent('ani')
    const { metaId, callId, sdp } = await ringsAt(ani, budi)
    await second.waitFor('call.offered')
    await second.request('call.answer', { callId, sdp: answerTo(sdp) })
    const withdrawn = await ani.waitFor('call.withdrawn')
    expect(withdrawn.data).toEqual({ callId, reason: 'answered_elsewhere', by: { id: 'u-ani', name: 'Ani' } })
    await second.waitFor('call.updated', ({ call }) => call.state === 'connected')
    expect(second.eventsOf('call.withdrawn')).toEqual([])
    expect(ani.eventsOf('call.updated')).toEqual([])
    world.simulator.hangUp({ callId: metaId })
    await Promise.all([ani.waitFor('call.ended'), second.waitFor('call.ended')])
    await second.close()
  })

  it('Meta refuses the accept: the agent is told in its words, and the call has failed', async () => {
    const { callId, sdp } = await ringsAt(ani, budi)
    world.simulator.failNext({ action: 'accept', effect: { kind: 'error', code: 138_007, httpStatus: 400 } })
    const reply = await ani.ask('call.answer', { callId, sdp: answerTo(sdp) })
    expect(reply).toMatchObject({
      ok: false,
      error: { code: -32000, data: { reason: 'provider_refused', provider: { code: 138_007 } } },
    })
    await ani.waitFor('call.ended', ({ call }) => call.reason === 'provider_failed')
  })
})

describe('a customer without a room calls', () => {
  it('[R3] [I5] [I7] everybody in the group rings, two answer at once, exactly one gets it and the room', async () => {
    const before = world.requestsWith('accept').length
    const { metaId, callId, sdp } = await ringsAt(ani, citra)
    const offeredBeni = await beni.waitFor('call.offered')
    expect(offeredBeni.data).toMatchObject({ via: 'ring_all', call: { id: callId } })
    const answer = { callId, sdp: answerTo(sdp) }
    const replies = await Promise.all([ani.ask('call.answer', answer), beni.ask('call.answer', answer)])
    const [winner, loser] = replies[0].ok ? [ani, beni] : [beni, ani]
    expect(replies.filter(reply => reply.ok)).toHaveLength(1)
    const { me } = winner.hello
    const by = { id: me.id, name: me.name }
    expect(replies.find(reply => !reply.ok)).toMatchObject({
      error: {
        code: -32000,
        message: `${me.name} has taken this call.`,
        data: { reason: 'taken', rule: 'I5', by },
      },
    })
    expect((await loser.waitFor('call.withdrawn')).data).toEqual({ callId, reason: 'answered_elsewhere', by })
    await winner.waitFor('call.updated', ({ call }) => call.state === 'connected')
    expect(winner.eventsOf('call.withdrawn')).toEqual([])
    expect(loser.eventsOf('call.updated')).toEqual([])
    expect(world.requestsWith('accept')).toHaveLength(before + 1)
    const mine = await winner.request('rooms.list', { filter: 'mine' })
    expect(mine.rooms.find(room => room.customer.id === citra.id)).toMatchObject({
      state: 'assigned',
      assignedTo: me.id,
    })
    world.simulator.hangUp({ callId: metaId })
    await winner.waitFor('call.ended')
  })
})

it('[I6] nobody answers within the ring time: it stops everywhere, Meta is sent a reject, and it is on record', async () => {
  const timed = await startCallWorld({ clock: 'test' })
  const [one, two] = await Promise.all([timed.platform.agent('ani'), timed.platform.agent('beni')])
  await timed.simulator.dial({ customer: citra.id })
  const offered = await one.waitFor('call.offered')
  await two.waitFor('call.offered')
  await timed.platform.moveClock({ now: offered.data.ringUntil })
  for (const agent of [one, two]) {
    await agent.waitFor('call.withdrawn')
    expect(agent.eventsOf('call.withdrawn').map(({ data }) => data.reason)).toEqual(['timed_out'])
    await agent.waitFor('call.ended', ({ call }) => call.status === 'unanswered' && !call.agent)
  }
  await timed.simulator.waitFor(({ calls }) => calls().find(call => call.state === 'ended'))
  expect(timed.requestsWith('reject')).toHaveLength(1)
  await timed.stop()
})
