import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AgentClient } from '../../support/agent-client.ts'
import { allowCalls, startCallWorld, type CallWorld } from '../../support/call-world.ts'
import { anOfferSdp } from '../../support/sdp.ts'
import { budi } from '../../support/seed.ts'

let world: CallWorld
let ani: AgentClient
let dials = 0
beforeEach(async () => {
  world = await startCallWorld()
  ani = await world.platform.agent('ani')
  await allowCalls(world, ani)
})
// Hooks run backwards: this one last.
afterEach(() => world.stop())
afterEach(async () => {
  expect(ani.faults).toEqual([])
  await ani.close()
})

const aDial = () => ({ roomId: 'r1', dialId: `dial-${++dials}`, sdp: anOfferSdp() })

const callAtMeta = (opaque: string) =>
  world.simulator.waitFor(({ calls }) => calls().find(call => call.opaque === opaque))

describe('an agent calls a customer', () => {
  it('[O3] dialing, ringing, connected on pickup alone, and ended by the customer', async () => {
    const dial = aDial()
    const { call } = await ani.request('call.dial', dial)
    expect(call).toMatchObject({ direction: 'outbound', roomId: 'r1', agent: { id: 'u-ani' } })
    const meta = await callAtMeta(call.id)
    expect(meta).toMatchObject({ customer: budi.id, offerSdp: dial.sdp })
    const remote = await ani.waitFor('call.remoteSdp', data => data.callId === call.id)
    expect(remote.data.sdp).toBe((await callAtMeta(call.id)).answerSdp)
    await ani.waitFor('call.updated', data => data.call.state === 'ringing')
    expect(
      ani.events.some(event => event.type === 'call.updated' && event.data.call.state === 'connected'),
    ).toBe(false)
    await world.simulator.accept({ callId: meta.id })
    await ani.waitFor('call.updated', data => data.call.state === 'connected')
    world.simulator.hangUp({ callId: meta.id })
    const ended = await ani.waitFor('call.ended')
    expect(ended.data.call).toMatchObject({ status: 'answered', reason: 'completed', endedBy: 'customer' })
    const states = ani.eventsOf('call.updated').map(event => event.data.call.state)
    expect(states).toEqual(['dialing', 'ringing', 'connected'])
  })

  it('the agent cancels while it rings', async () => {
    const { call } = await ani.request('call.dial', aDial())
    await ani.waitFor('call.updated', data => data.call.state === 'ringing')
    await ani.request('call.hangup', { callId: call.id })
    const ended = await ani.waitFor('call.ended')
    expect(ended.data.call).toMatchObject({
      status: 'unanswered',
      reason: 'cancelled_by_agent',
      endedBy: 'agent',
    })
    await world.simulator.waitFor(({ calls }) =>
      calls().find(each => each.opaque === call.id && each.state === 'ended'),
    )
  })

  it('the customer declines', async () => {
    const { call } = await ani.request('call.dial', aDial())
    const meta = await callAtMeta(call.id)
    await world.simulator.reject({ callId: meta.id })
    const ended = await ani.waitFor('call.ended')
    expect(ended.data.call).toMatchObject({ status: 'unanswered', reason: 'rejected_by_customer' })
  })

  it('the same dialId dials once, however often it is asked', async () => {
    const before = world.requestsWith('connect').length
    const dial = aDial()
    const replies = await Promise.all([ani.request('call.dial', dial), ani.request('call.dial', dial)])
    expect(replies[0].call.id).toBe(replies[1].call.id)
    expect(world.requestsWith('connect')).toHaveLength(before + 1)
    await ani.request('call.hangup', { callId: replies[0].call.id })
    await ani.waitFor('call.ended')
  })

  it('[O1] an agent on a call cannot dial another', async () => {
    const { call } = await ani.request('call.dial', aDial())
    const refused = await ani.ask('call.dial', aDial())
    expect(refused).toMatchObject({
      ok: false,
      error: { code: -32000, data: { reason: 'agent_busy', rule: 'O1' } },
    })
    await ani.request('call.hangup', { callId: call.id })
    await ani.waitFor('call.ended')
  })

  it('Meta refuses, in words that the agent is shown', async () => {
    world.simulator.failNext({ action: 'connect', effect: { kind: 'error', code: 138_001 } })
    const reply = await ani.ask('call.dial', aDial())
    expect(reply).toMatchObject({
      ok: false,
      error: { code: -32000, data: { reason: 'provider_refused', provider: { code: 138_001 } } },
    })
    await ani.waitFor('call.ended', ({ call }) => call.reason === 'provider_failed')
  })

  it('the answer to the dial is lost: it is not dialled again, and Meta’s webhooks carry it on', async () => {
    const before = world.requestsWith('connect').length
    world.simulator.failNext({ action: 'connect', effect: { kind: 'drop_after' } })
    const { call } = await ani.request('call.dial', aDial())
    await ani.waitFor('call.updated', data => data.call.state === 'ringing')
    const meta = await callAtMeta(call.id)
    await world.simulator.accept({ callId: meta.id })
    await ani.waitFor('call.updated', data => data.call.state === 'connected')
    await ani.request('call.hangup', { callId: call.id })
    await world.simulator.waitFor(({ calls }) =>
      calls().find(each => each.id === meta.id && each.state === 'ended'),
    )
    expect(world.requestsWith('connect')).toHaveLength(before + 1)
  })
})
