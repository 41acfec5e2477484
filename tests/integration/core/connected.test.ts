import { afterEach, describe, expect, it } from 'vitest'
import { callId, holder, t0 } from '../../support/builders/calls.ts'
import { aRoom, aUser, agentId, customerId } from '../../support/builders/records.ts'
import { customerCalls, customersCallEnds } from '../../support/builders/webhooks.ts'
import { openWorld, type CoreWorld, type WorldOptions } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'

let world: CoreWorld
afterEach(() => world.close())

/** Ani speaks with Budi. */
async function openSpoken(options?: WorldOptions): Promise<CoreWorld> {
  world = await openWorld(options)
  await world.post(customerCalls())
  await valueOf(world.core.calls.answer(holder('ani'), (await world.call()).id, 'v=0 answer'))
  return world
}

const other = { id: 'wacid.in-2', from: '6289999999999', name: 'Citra' }

describe('the end of a call that is spoken', () => {
  it('ends at once for the agent who hangs up; the times of Meta come as a correction', async () => {
    const { core, desktops, graph, post, advance, settle } = await openSpoken()
    await advance(60_000)
    expect(await core.calls.hangUp(agentId('ani'), (await world.call()).id)).toEqual({ ok: true })
    await settle()
    expect(desktops.of('call.ended', 'ani')).toMatchObject([
      { call: { status: 'answered', reason: 'completed', endedBy: 'agent', talkMs: 60_000 } },
    ])
    expect(graph.actions()).toEqual(['preAccept', 'accept', 'terminate'])
    await post(customersCallEnds({ startedAt: t0 + 3_000, endedAt: t0 + 61_000 }))
    expect(desktops.of('call.updated', 'ani').at(-1)).toMatchObject({
      call: { state: 'ended', reason: 'completed', endedBy: 'agent', ringMs: 3_000, talkMs: 58_000 },
    })
    expect(desktops.of('call.ended', 'ani')).toHaveLength(1)
  })

  it('ends for the owner alone when the customer hangs up', async () => {
    const { desktops, post } = await openSpoken()
    await post(customersCallEnds({ startedAt: t0, endedAt: t0 + 90_000 }))
    expect(desktops.of('call.ended', 'ani')).toMatchObject([
      { call: { reason: 'completed', endedBy: 'customer', talkMs: 90_000 } },
    ])
    expect(desktops.of('call.ended', 'beni')).toEqual([])
  })

  it('says that the sound was lost when Meta says so', async () => {
    const { desktops, post } = await openSpoken()
    await post(customersCallEnds({ startedAt: t0, endedAt: t0 + 20_000, failedWith: 138021 }))
    expect(desktops.of('call.ended', 'ani')).toMatchObject([
      { call: { status: 'answered', reason: 'media_failed', endedBy: 'system' } },
    ])
  })

  it('leaves a trace in the room, and in the history of those who were offered it', async () => {
    const { core, desktops, post } = await openSpoken()
    const { id } = await world.call()
    await post(customersCallEnds({ startedAt: t0, endedAt: t0 + 90_000 }))
    expect(desktops.of('message.added', 'ani')).toMatchObject([
      { message: { kind: 'call', direction: 'in', callId: id, at: '2026-11-23T09:01:30.000Z' } },
    ])
    for (const agent of ['ani', 'beni']) {
      const { calls } = await valueOf(core.calls.history(agentId(agent), {}))
      expect(calls).toMatchObject([{ id, state: 'ended', agent: { id: 'ani', name: 'Ani' } }])
    }
    expect(await valueOf(core.calls.history(agentId('dewi'), {}))).toEqual({ calls: [] })
  })

  it('keeps a timeline without session descriptions', async () => {
    const { store, post } = await openSpoken()
    await post(customersCallEnds({ startedAt: t0, endedAt: t0 + 90_000 }))
    const { id } = await world.call()
    const events = await store.transaction(tx => tx.callEvents.ofCall(id))
    expect(events.map(event => event.type)).toEqual(['started', 'answer', 'acceptConfirmed', 'terminated'])
    expect(events[1]?.actor).toEqual({ kind: 'agent', agentId: 'ani' })
    expect(JSON.stringify(events)).not.toContain('v=0')
  })

  it('lets nobody but its owner hang up', async () => {
    const { core } = await openSpoken()
    const { id } = await world.call()
    const refusal = { ok: false, refusal: { reason: 'not_offered' } }
    expect(await core.calls.hangUp(agentId('beni'), id)).toEqual(refusal)
    expect((await world.call()).state).toBe('connected')
    expect(await core.calls.hangUp(agentId('ani'), callId('none'))).toEqual({
      ok: false,
      unknownId: 'callId',
    })
  })
})

describe('a second call', () => {
  it('[I4] shows a busy member a banner, and rings there when the first call ends', async () => {
    const { core, desktops, post } = await openSpoken()
    desktops.forget()
    await post(customerCalls(other))
    expect(desktops.callEventsSeenBy('ani')).toEqual(['call.waiting'])
    expect(desktops.callEventsSeenBy('beni')).toEqual(['call.offered'])
    const second = desktops.of('call.waiting', 'ani')[0]!.call.id
    expect(await core.calls.answer(holder('ani'), second, 'v=0')).toEqual({
      ok: false,
      refusal: { reason: 'agent_busy', rule: 'I4' },
    })
    await post(customersCallEnds({ startedAt: t0, endedAt: t0 + 5_000 }))
    expect(desktops.of('call.offered', 'ani')).toMatchObject([{ call: { id: second } }])
    await valueOf(core.calls.answer(holder('ani'), second, 'v=0'))
    expect(desktops.of('call.withdrawn', 'beni')).toMatchObject([{ reason: 'answered_elsewhere' }])
  })

  it('[I4] offers the call of a busy owner to all others who are online and free', async () => {
    const rooms = [
      aRoom({
        state: 'assigned',
        assignedTo: agentId('ani'),
        customer: { id: customerId('6289999999999'), name: 'Citra', phone: '+6289999999999' },
      }),
    ]
    const { core, desktops, post } = await openSpoken({
      rooms,
      ringGroups: [{ name: 'All', mode: 'ring_all', members: ['ani', 'beni', 'dewi'].map(agentId) }],
    })
    await core.directory.setPresence(agentId('dewi'), 'away')
    desktops.forget()
    await post(customerCalls(other))
    expect(desktops.callEventsSeenBy('ani')).toEqual(['call.waiting'])
    expect(desktops.of('call.offered', 'beni')).toMatchObject([{ via: 'overflow' }])
    expect(desktops.callEventsSeenBy('dewi')).toEqual([])
    // Who waits is told of the end, too.
    await valueOf(core.calls.answer(holder('beni'), desktops.of('call.offered', 'beni')[0]!.call.id, 'v=0'))
    expect(desktops.of('call.withdrawn', 'ani')).toMatchObject([
      { reason: 'answered_elsewhere', by: { id: 'beni', name: 'Beni' } },
    ])
    const room = await world.store.transaction(tx => tx.rooms.byId(rooms[0]!.id))
    expect(room?.assignedTo).toBe('ani')
  })

  it('[I4] can be declined from the banner', async () => {
    const { core, desktops, post } = await openSpoken()
    await post(customerCalls(other))
    const { id } = desktops.of('call.waiting', 'ani')[0]!.call
    await valueOf(core.calls.decline(agentId('ani'), id))
    desktops.forget()
    await post(customersCallEnds({ startedAt: t0, endedAt: t0 + 5_000 }))
    expect(desktops.of('call.offered', 'ani')).toEqual([])
  })
})

describe('what agents see of each other', () => {
  it('tells everybody who rings, speaks and is free again', async () => {
    const { desktops, post } = await openSpoken()
    await post(customersCallEnds({ startedAt: t0, endedAt: t0 + 5_000 }))
    const states = (agent: string) =>
      desktops
        .of('agent.updated', 'dewi')
        .filter(({ agent: { id } }) => id === agent)
        .map(({ agent: { state } }) => state)
    expect(states('ani')).toEqual(['ringing', 'on_call', 'free'])
    expect(states('beni')).toEqual(['ringing', 'free'])
  })

  it('tells a presence that changes, and keeps it over a restart', async () => {
    world = await openWorld()
    await world.core.directory.setPresence(agentId('ani'), 'away')
    await world.core.directory.setPresence(agentId('ani'), 'away')
    expect(world.desktops.of('agent.updated', 'beni')).toEqual([
      { agent: { id: 'ani', name: 'Ani', role: 'agent', presence: 'away', state: 'free' } },
    ])
    const again = await world.restart()
    expect((await again.core.directory.getUser(agentId('ani')))?.presence).toBe('away')
  })
})

describe('a snapshot', () => {
  it('holds what rings, what waits, what is spoken, and what the agent may see', async () => {
    const { core, post } = await openSpoken()
    await post(customerCalls(other))
    const [ani, beni] = [
      await core.calls.snapshot(agentId('ani')),
      await core.calls.snapshot(agentId('beni')),
    ]
    expect(ani.calls).toMatchObject([{ state: 'connected', agent: { id: 'ani' } }])
    expect(ani.waiting).toMatchObject([{ customer: { name: 'Citra' } }])
    expect(ani.offers).toEqual([])
    expect(ani.rooms).toMatchObject([{ customer: { name: 'Budi' } }, { customer: { name: 'Citra' } }])
    expect(beni.calls).toEqual([])
    expect(beni.offers).toMatchObject([
      { via: 'ring_all', sdp: 'v=0 offer of wacid.in-2', ringUntil: '2026-11-23T09:00:45.000Z' },
    ])
    expect(beni.rooms).toMatchObject([{ customer: { name: 'Citra' } }])
    expect(beni.agents).toMatchObject([
      { id: 'ani', state: 'on_call' },
      { id: 'beni', state: 'ringing' },
      { id: 'dewi', state: 'free' },
    ])
    expect(beni.accounts).toEqual([
      { id: 'acc1', name: 'Toko Sinar', displayPhone: '+62 800 000 0001', inbound: true, outbound: true },
    ])
  })

  it('[A1] shows the settings of an account to admins alone', async () => {
    world = await openWorld({ users: [aUser('ani'), aUser('beni', { role: 'admin' })] })
    const { accounts } = await world.core.calls.snapshot(agentId('beni'))
    expect(accounts).toMatchObject([{ ringSeconds: 45, callbackPermission: false }])
  })

  it('is taken between two decisions: nothing is told twice and nothing is missed', async () => {
    world = await openWorld()
    const { core, desktops } = world
    const seen: string[] = []
    const incoming = Array.from({ length: 5 }, (_, index) =>
      core.inbox.receive(
        Buffer.from(JSON.stringify(customerCalls({ id: `wacid.${index}`, from: `6281000000${index}` }))),
      ),
    )
    await core.calls.snapshot(agentId('ani'), snapshot => {
      seen.push(...snapshot.offers.map(offer => offer.call.id))
      // From here on this desktop hears events itself.
      desktops.forget()
    })
    await Promise.all(incoming)
    await world.settle()
    seen.push(...desktops.of('call.offered', 'ani').map(offer => offer.call.id))
    const all = (await world.calls()).map(call => call.id)
    expect(all).toHaveLength(5)
    expect(seen.toSorted()).toEqual(all.toSorted())
  })
})
