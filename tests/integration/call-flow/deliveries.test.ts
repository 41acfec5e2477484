import { describe, expect, it } from 'vitest'
import type { AgentClient } from '../../support/agent-client.ts'
import {
  allowCalls,
  quiet,
  startCallWorld,
  type CallWorld,
  type CallWorldOptions,
} from '../../support/call-world.ts'
import { answerTo, anOfferSdp } from '../../support/sdp.ts'
import { citra } from '../../support/seed.ts'

/** Each misbehaviour of Meta's deliveries alone, then all that go together. */
const deliveries: [string, CallWorldOptions][] = [
  ['as they should be', {}],
  ['three times each', { switches: { duplicates: 2 } }],
  ['in any order', { switches: { shuffleWithinMs: 60 } }],
  ['late', { switches: { delayMs: 80 } }],
  ['several in one', { switches: { batchMs: 60 } }],
  ['with events that nobody knows', { switches: { unknownEvents: true } }],
  ['from customers without a number', { switches: { hidePhoneNumbers: true } }],
  ['lost, or answered in vain, and sent again', { shaky: true }],
  [
    'all of that at once',
    {
      shaky: true,
      switches: { duplicates: 1, shuffleWithinMs: 40, delayMs: 20, batchMs: 20, unknownEvents: true },
    },
  ],
]

async function inWorld(options: CallWorldOptions, play: (world: CallWorld) => Promise<void>): Promise<void> {
  const world = await startCallWorld(options)
  try {
    await play(world)
  } finally {
    await world.stop()
  }
}

/** Resolves when the desktop has all that the platform had told it so far: an answer comes after it. */
const hasHeardAll = (agent: AgentClient) => agent.request('calls.history', {})

/** What every desktop must be able to say of a call that it was told of, in the end. */
function expectOneStory(agent: AgentClient, callId: string): void {
  expect(agent.faults).toEqual([])
  const about = agent.events.filter(event => {
    const { data } = event
    return 'callId' in data ? data.callId === callId : 'call' in data && data.call.id === callId
  })
  const kinds = about.map(event => event.type)
  expect(kinds.filter(kind => kind === 'call.offered').length).toBeLessThanOrEqual(1)
  if (kinds.includes('call.offered')) {
    // Exactly one of: it became the owner, or it was told to stop ringing.
    const owns = kinds.includes('call.updated') ? 1 : 0
    const withdrawn = kinds.filter(kind => kind === 'call.withdrawn').length
    expect(owns + withdrawn).toBe(1)
    expect(kinds[0]).toBe('call.offered')
  }
  const ends = about.filter(event => event.type === 'call.ended')
  expect(ends.length).toBeLessThanOrEqual(1)
}

describe.each(deliveries)('with deliveries %s', (_how, options) => {
  it('an inbound call is offered, taken by one of two, spoken and ended, once', () =>
    inWorld(options, async world => {
      const [ani, beni] = await Promise.all([world.platform.agent('ani'), world.platform.agent('beni')])
      const { id: metaId } = await world.simulator.dial({ customer: citra.id })
      const [offer] = await Promise.all([ani.waitFor('call.offered'), beni.waitFor('call.offered')])
      const { call, sdp } = offer.data
      const answer = { callId: call.id, sdp: answerTo(sdp) }
      const replies = await Promise.all([ani.ask('call.answer', answer), beni.ask('call.answer', answer)])
      expect(replies.filter(reply => reply.ok)).toHaveLength(1)
      const [winner, loser] = replies[0].ok ? [ani, beni] : [beni, ani]
      await winner.waitFor('call.updated', data => data.call.state === 'connected')
      await loser.waitFor('call.withdrawn')
      world.simulator.hangUp({ callId: metaId })
      const ended = await winner.waitFor('call.ended')
      expect(ended.data.call).toMatchObject({ status: 'answered', reason: 'completed', endedBy: 'customer' })
      expect(world.requestsWith('accept')).toHaveLength(1)
      await quiet(world)
      for (const agent of [ani, beni]) {
        await hasHeardAll(agent)
        expectOneStory(agent, call.id)
      }
      const { calls } = await winner.request('calls.history', {})
      expect(calls).toMatchObject([{ id: call.id, state: 'ended', status: 'answered' }])
    }))

  it('an inbound call that the customer gives up never stays on a screen', () =>
    inWorld(options, async world => {
      const ani = await world.platform.agent('ani')
      const { id: metaId } = await world.simulator.dial({ customer: citra.id })
      world.simulator.hangUp({ callId: metaId })
      await quiet(world)
      await hasHeardAll(ani)
      const offers = ani.eventsOf('call.offered').map(event => event.data.call.id)
      const withdrawn = ani.eventsOf('call.withdrawn').map(event => event.data.callId)
      expect(withdrawn).toEqual(offers)
      const late = await world.platform.agent('ani')
      expect(late.hello.snapshot).toMatchObject({ offers: [], calls: [] })
    }))

  it('an outbound call rings, is picked up and ended, once', () =>
    inWorld(options, async world => {
      const ani = await world.platform.agent('ani')
      // The number was known when calls were allowed; it is hidden since.
      world.simulator.setSwitches({ hidePhoneNumbers: false })
      await allowCalls(world, ani)
      world.simulator.setSwitches({ hidePhoneNumbers: options.switches?.hidePhoneNumbers ?? false })
      const { call } = await ani.request('call.dial', { roomId: 'r1', dialId: 'd1', sdp: anOfferSdp() })
      const meta = await world.simulator.waitFor(({ calls }) => calls().find(each => each.opaque === call.id))
      await ani.waitFor('call.remoteSdp')
      await world.simulator.accept({ callId: meta.id })
      await ani.waitFor('call.updated', data => data.call.state === 'connected')
      world.simulator.hangUp({ callId: meta.id })
      const ended = await ani.waitFor('call.ended')
      expect(ended.data.call).toMatchObject({ status: 'answered', reason: 'completed' })
      await quiet(world)
      await hasHeardAll(ani)
      const states = ani.eventsOf('call.updated').map(event => event.data.call.state)
      // It may have been seen connected before it was seen ringing, never the other way round, and each once.
      expect(states.filter(state => state !== 'ringing' && state !== 'ended')).toEqual([
        'dialing',
        'connected',
      ])
      expect(states.filter(state => state === 'ringing').length).toBeLessThanOrEqual(1)
      expect(ani.eventsOf('call.remoteSdp')).toHaveLength(1)
      expect(ani.eventsOf('call.ended')).toHaveLength(1)
      expect(world.requestsWith('connect')).toHaveLength(1)
      expect(ani.faults).toEqual([])
    }))
})
