import { afterEach, describe, expect, it } from 'vitest'
import { holder } from '../../support/builders/calls.ts'
import { aRoom, aUser, agentId, roomId } from '../../support/builders/records.ts'
import { customerCalls } from '../../support/builders/webhooks.ts'
import { frontDesk, openWorld, threeAgents, type CoreWorld } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'

const sari = agentId('sari')
const [ani, dewi] = [agentId('ani'), agentId('dewi')]
const users = [...threeAgents(), aUser('sari', { role: 'supervisor' })]

let world: CoreWorld
afterEach(() => world.close())

/** Budi's call rings at Ani and Beni. */
async function ringing(options: Parameters<typeof openWorld>[0] = {}) {
  world = await openWorld({ users, ...options })
  await world.post(customerCalls())
  return (await world.call()).id
}
const events = (agent: string) => world.desktops.callEventsSeenBy(agent)
const records = () => world.store.transaction(tx => tx.audit.list({ limit: 10 }))
const newestRecord = async () => (await records()).at(0)
const supervision = () => world.core.supervision

describe('[D8] a supervisor who withdraws a call that rings', () => {
  it('ends it for the customer, tells the agents who did it, and leaves a record', async () => {
    const id = await ringing()
    await valueOf(supervision().withdraw(sari, id))
    await world.settle()
    expect(await world.call()).toMatchObject({
      state: 'ended',
      reason: 'rejected_by_agent',
      endedBy: 'agent',
    })
    for (const agent of ['ani', 'beni']) {
      expect(events(agent)).toEqual(['call.offered', 'call.withdrawn', 'call.ended'])
      expect(world.desktops.of('call.withdrawn', agent)).toEqual([
        { callId: id, reason: 'declined', by: { id: 'sari', name: 'Sari' } },
      ])
    }
    expect(world.graph.requests.map(request => request.action)).toContain('reject')
    expect(await newestRecord()).toMatchObject({
      actor: { name: 'Sari' },
      action: 'supervisor.call_withdrawn',
      subject: { kind: 'call', id },
    })
  })

  it('cannot reach one that an agent has, or that is over; nothing is recorded', async () => {
    const id = await ringing()
    await valueOf(world.core.calls.answer(holder('ani'), id, 'v=0'))
    expect(await supervision().withdraw(sari, id)).toMatchObject({
      refusal: { reason: 'taken', by: { name: 'Ani' } },
    })
    await valueOf(world.core.calls.hangUp(ani, id))
    expect(await supervision().withdraw(sari, id)).toMatchObject({ refusal: { reason: 'call_over' } })
    expect(await records()).toEqual([])
  })
})

describe('[D8] a supervisor who sends a call that rings to somebody else', () => {
  it('rings there alone, until the same end of the ring time', async () => {
    const id = await ringing()
    await world.advance(20_000)
    await valueOf(supervision().reroute(sari, id, dewi))
    for (const agent of ['ani', 'beni']) expect(events(agent)).toEqual(['call.offered', 'call.withdrawn'])
    expect(world.desktops.of('call.offered', 'dewi')).toMatchObject([{ via: 'overflow', call: { id } }])
    expect(await newestRecord()).toMatchObject({
      action: 'supervisor.call_rerouted',
      details: { to: 'dewi' },
    })
    await world.advance(25_000)
    expect(await world.call()).toMatchObject({ state: 'ended', reason: 'timed_out' })
    expect(events('dewi')).toEqual(['call.offered', 'call.withdrawn', 'call.ended'])
  })

  it('keeps ringing without a break at one of those whom it already rings', async () => {
    const id = await ringing()
    await valueOf(supervision().reroute(sari, id, ani))
    expect(events('ani')).toEqual(['call.offered'])
    expect(events('beni')).toEqual(['call.offered', 'call.withdrawn'])
  })

  it('[R8] takes it out of its group’s hands', async () => {
    const members = [ani, agentId('beni')]
    const id = await ringing({
      ringGroups: [{ ...frontDesk, mode: 'round_robin', members, overflowSeconds: 10 }],
    })
    await valueOf(supervision().reroute(sari, id, dewi))
    await world.advance(30_000)
    expect(await world.call()).toMatchObject({ state: 'offered', ringing: ['dewi'] })
  })

  it('[I4] is refused an agent on a call or away, and one who does not exist', async () => {
    world = await openWorld({
      users: users.map(user => (user.id === 'sari' ? { ...user, presence: 'away' as const } : user)),
    })
    await world.post(customerCalls({ id: 'wacid.in-9', from: '62811', name: 'Citra' }))
    await valueOf(world.core.calls.answer(holder('ani'), (await world.call()).id, 'v=0'))
    await world.post(customerCalls())
    const call = (await world.calls()).find(({ state }) => state === 'offered')
    if (!call) throw new Error('Nothing rings.')
    const to = (agent: string) => supervision().reroute(sari, call.id, agentId(agent))
    expect(await to('ani')).toMatchObject({ refusal: { reason: 'agent_on_call', rule: 'I4' } })
    expect(await to('sari')).toMatchObject({ refusal: { reason: 'agent_unreachable' } })
    expect(await to('nobody')).toMatchObject({ unknownId: 'agentId' })
  })
})

describe('[D8] [C1] a supervisor who gives away a room whose customer is calling', () => {
  it('has the call ring at its new agent', async () => {
    const id = await ringing({ rooms: [aRoom()] })
    await valueOf(world.core.rooms.assign(sari, { roomId: roomId('r1'), agentId: dewi }))
    expect(await world.call()).toMatchObject({ id, state: 'offered', ringing: ['dewi'] })
    expect(await newestRecord()).toMatchObject({
      action: 'supervisor.room_assigned',
      subject: { kind: 'room', id: 'r1' },
      details: { to: 'dewi' },
    })
  })

  it('lets it ring on where the new agent cannot take it', async () => {
    const absent = users.map(user => (user.id === 'dewi' ? { ...user, presence: 'offline' as const } : user))
    await ringing({ rooms: [aRoom()], users: absent })
    await valueOf(world.core.rooms.assign(sari, { roomId: roomId('r1'), agentId: dewi }))
    expect(await world.call()).toMatchObject({ ringing: ['ani', 'beni'] })
  })

  it('is another matter for an agent who takes a room: the call rings on, and nothing is recorded', async () => {
    await ringing({ rooms: [aRoom()] })
    await valueOf(world.core.rooms.assign(ani, { roomId: roomId('r1') }))
    expect(await world.call()).toMatchObject({ ringing: ['ani', 'beni'] })
    expect(await records()).toEqual([])
  })
})

describe('[D8] a supervisor and an agent', () => {
  it('who is nudged: told by whom and with what words, and it is on record', async () => {
    world = await openWorld({ users })
    await valueOf(supervision().nudge(sari, ani, 'Three customers wait.'))
    expect(world.desktops.of('agent.nudged', 'ani')).toEqual([
      { by: { id: 'sari', name: 'Sari' }, text: 'Three customers wait.' },
    ])
    expect(await newestRecord()).toMatchObject({
      action: 'supervisor.agent_nudged',
      subject: { kind: 'user', id: 'ani', name: 'Ani' },
      details: { text: 'Three customers wait.' },
    })
    world.desktops.reachable.delete(ani)
    expect(await supervision().nudge(sari, ani)).toMatchObject({ refusal: { reason: 'agent_unreachable' } })
  })

  it('whose presence is set: everybody sees it, and it is on record once', async () => {
    world = await openWorld({ users })
    await valueOf(supervision().setPresence(sari, ani, 'away'))
    await valueOf(supervision().setPresence(sari, ani, 'away'))
    expect(world.desktops.of('agent.updated', 'beni')).toMatchObject([
      { agent: { id: 'ani', presence: 'away' } },
    ])
    expect(await records()).toMatchObject([
      { action: 'supervisor.presence_set', details: { from: 'online', to: 'away' } },
    ])
  })
})
