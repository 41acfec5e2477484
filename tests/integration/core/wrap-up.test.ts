import { afterEach, describe, expect, it } from 'vitest'
import { holder, t0 } from '../../support/builders/calls.ts'
import { aRoom, accountId, agentId, aUser, customerId, roomId } from '../../support/builders/records.ts'
import { customerCalls, customersCallEnds } from '../../support/builders/webhooks.ts'
import { openWorld, threeAgents, type CoreWorld, type WorldOptions } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'

const second = 1_000
const ani = agentId('ani')
const turns = { name: 'Turns', mode: 'round_robin', members: ['ani', 'beni'].map(agentId) } as const
const citra = { id: 'wacid.in-2', from: '6281999999999', name: 'Citra' }

let world: CoreWorld
afterEach(() => world.close())

/** Ani has spoken with Budi, who has hung up just now. */
async function callEnds(options: WorldOptions = {}) {
  world = await openWorld({ account: { wrapUpSeconds: 60 }, ringGroups: [turns], ...options })
  await world.post(customerCalls())
  const { id } = await world.call()
  await valueOf(world.core.calls.answer(holder('ani'), id, 'v=0'))
  await world.post(customersCallEnds({ startedAt: t0, endedAt: t0 }))
  return id
}
const lastSeenOfAni = (viewer: string) =>
  world.desktops.of('agent.updated', viewer).findLast(({ agent }) => agent.id === 'ani')?.agent
const ringsAt = (agent: string) => world.desktops.of('call.offered', agent).length
const ringing = async () => (await world.calls()).find(({ state }) => state === 'offered')!
const until = (ms: number) => new Date(t0 + ms).toISOString()

describe('the time after a call for its note', () => {
  it('begins with the end of an answered call, and lasts to the second', async () => {
    const callId = await callEnds()
    const wrapUp = { callId, until: until(60 * second), extensions: 0 }
    expect(lastSeenOfAni('ani')).toMatchObject({ state: 'wrap_up', wrapUp })
    await world.advance(59 * second)
    expect(lastSeenOfAni('ani')?.state).toBe('wrap_up')
    expect((await world.core.calls.snapshot(ani)).agents).toContainEqual(
      expect.objectContaining({ id: 'ani', state: 'wrap_up', wrapUp }),
    )
    await world.advance(second)
    expect(lastSeenOfAni('ani')).toEqual({
      id: 'ani',
      name: 'Ani',
      role: 'agent',
      presence: 'online',
      state: 'free',
    })
  })

  it('tells others that it is so, and not for how long', async () => {
    await callEnds({ users: [...threeAgents(), aUser('sari', { role: 'supervisor' })] })
    expect(lastSeenOfAni('beni')).toMatchObject({ state: 'wrap_up' })
    expect(lastSeenOfAni('beni')).not.toHaveProperty('wrapUp')
    const asked = { agentId: agentId('sari'), sessionId: holder('sari').sessionId }
    const { snapshot } = await valueOf(world.core.queue.watch(asked))
    const row = snapshot.agents.find(({ id }) => id === ani)
    expect(row).toMatchObject({ state: 'wrap_up' })
    expect(row).not.toHaveProperty('wrapUp')
  })

  it('is none where the account has none, or where nobody answered', async () => {
    await callEnds({ account: {} })
    expect(lastSeenOfAni('ani')?.state).toBe('free')
    await world.close()
    world = await openWorld({ account: { wrapUpSeconds: 60 } })
    await world.post(customerCalls(), customersCallEnds({ endedAt: t0 }))
    expect(lastSeenOfAni('ani')?.state).toBe('free')
  })

  it('ends when the agent has written it, once', async () => {
    const callId = await callEnds()
    expect(await world.core.wrapUps.finish(agentId('beni'), callId)).toMatchObject({ unknownId: 'callId' })
    await valueOf(world.core.wrapUps.finish(ani, callId))
    expect(lastSeenOfAni('beni')?.state).toBe('free')
    const told = world.desktops.deliveries.length
    await valueOf(world.core.wrapUps.finish(ani, callId))
    await world.advance(60 * second)
    expect(world.desktops.deliveries).toHaveLength(told)
  })

  it('is 30 s longer for the asking, three times', async () => {
    const callId = await callEnds()
    for (const extensions of [1, 2, 3]) {
      expect(await valueOf(world.core.wrapUps.extend(ani, callId))).toEqual({
        wrapUp: { callId, until: until((60 + extensions * 30) * second), extensions },
      })
    }
    expect(lastSeenOfAni('ani')?.wrapUp).toMatchObject({ extensions: 3 })
    expect(await world.core.wrapUps.extend(ani, callId)).toMatchObject({
      refusal: { reason: 'wrap_up_at_its_longest' },
    })
    await world.advance(149 * second)
    expect(lastSeenOfAni('ani')?.state).toBe('wrap_up')
    await world.advance(second)
    expect(lastSeenOfAni('ani')?.state).toBe('free')
    expect(await world.core.wrapUps.extend(ani, callId)).toMatchObject({
      refusal: { reason: 'wrap_up_over' },
    })
  })

  it('goes on through a restart, and is over after one that took too long', async () => {
    await callEnds()
    await world.core.stop()
    world = await world.restart({ afterMs: 30 * second })
    await world.advance(29 * second)
    expect(lastSeenOfAni('ani')).toBeUndefined()
    await world.advance(second)
    expect(lastSeenOfAni('ani')?.state).toBe('free')
    await world.close()

    await callEnds()
    await world.core.stop()
    world = await world.restart({ afterMs: 60 * second })
    const [agent] = (await world.core.calls.snapshot(ani)).agents
    expect(agent).toMatchObject({ id: 'ani', state: 'free' })
  })
})

describe('a call for an agent who writes the note on the last one', () => {
  it('[R6] is the next member’s, until the note is written', async () => {
    const callId = await callEnds()
    await world.post(customerCalls(citra))
    expect([ringsAt('ani'), ringsAt('beni')]).toEqual([1, 1])
    // Beni's turn was the last: the next one would be Ani's.
    await world.post(customerCalls({ id: 'wacid.in-3', from: '6281888888888', name: 'Dian' }))
    expect([ringsAt('ani'), ringsAt('beni')]).toEqual([1, 2])
    await valueOf(world.core.wrapUps.finish(ani, callId))
    await world.post(customerCalls({ id: 'wacid.in-4', from: '6281777777777', name: 'Eka' }))
    expect([ringsAt('ani'), ringsAt('beni')]).toEqual([2, 2])
  })

  it('[I4] does not overflow there', async () => {
    const dewisRoom = aRoom({
      id: roomId('r2'),
      customer: { id: customerId(citra.from), name: 'Citra', phone: `+${citra.from}` },
      state: 'assigned',
      assignedTo: agentId('dewi'),
    })
    await callEnds({ rooms: [dewisRoom] })
    await world.post(customerCalls({ id: 'wacid.in-5', from: citra.from }))
    const [rung] = world.desktops.of('call.offered', 'dewi')
    await valueOf(world.core.calls.answer(holder('dewi'), rung!.call.id, 'v=0'))
    await world.post(customerCalls({ id: 'wacid.in-6', from: citra.from }))
    expect(world.desktops.of('call.offered', 'beni')).toMatchObject([{ via: 'overflow' }])
    expect(ringsAt('ani')).toBe(1)
  })

  it('[I1] [R3] rings where it is the agent’s own room’s, or everybody’s', async () => {
    const anisRoom = aRoom({ state: 'assigned', assignedTo: ani })
    await callEnds({ rooms: [anisRoom], ringGroups: [{ ...turns, mode: 'ring_all' }] })
    await world.post(customerCalls({ id: 'wacid.in-2' }))
    expect(world.desktops.of('call.offered', 'ani').at(-1)).toMatchObject({ via: 'room' })
    expect(lastSeenOfAni('ani')).toMatchObject({ state: 'ringing', wrapUp: { extensions: 0 } })
    await world.post(customerCalls({ ...citra, id: 'wacid.in-3' }))
    expect(world.desktops.of('call.offered', 'ani').at(-1)).toMatchObject({ via: 'ring_all' })
  })

  it('leaves what was left of the time when nobody answers it, and begins anew when it is answered', async () => {
    await callEnds({ rooms: [aRoom({ state: 'assigned', assignedTo: ani })] })
    await world.advance(10 * second)
    await world.post(customerCalls({ id: 'wacid.in-2' }))
    const next = await ringing()
    await valueOf(world.core.calls.decline(ani, next.id))
    expect(lastSeenOfAni('ani')).toMatchObject({ state: 'wrap_up', wrapUp: { until: until(60 * second) } })
    await world.post(customerCalls({ id: 'wacid.in-3' }))
    const third = await ringing()
    await valueOf(world.core.calls.answer(holder('ani'), third.id, 'v=0'))
    expect(lastSeenOfAni('ani')?.state).toBe('on_call')
    await valueOf(world.core.calls.hangUp(ani, third.id))
    expect(lastSeenOfAni('ani')).toMatchObject({
      state: 'wrap_up',
      wrapUp: { callId: third.id, until: until(70 * second) },
    })
  })
})

describe('what is written about a call', () => {
  it('is part of its record, for the agent and in the report; what is left out stays', async () => {
    const callId = await callEnds()
    const words = { note: 'Kembali besok', disposition: 'follow_up', tags: ['refund'] }
    await valueOf(world.core.calls.report(ani, { callId, stats: {}, ...words }))
    await valueOf(world.core.calls.report(ani, { callId, stats: {}, disposition: 'solved' }))
    const kept = { id: callId, ...words, disposition: 'solved' }
    expect((await valueOf(world.core.calls.history(ani, {}))).calls).toMatchObject([kept])
    expect((await valueOf(world.core.reports.calls({ filter: {} }))).rows).toMatchObject([kept])
  })

  it('counts as a change of the record, so that every desktop of the agent reads it', async () => {
    const callId = await callEnds()
    await world.advance(5 * second)
    const since = { since: t0 + 5 * second }
    expect((await valueOf(world.core.calls.history(ani, since))).calls).toEqual([])
    await valueOf(world.core.calls.report(ani, { callId, stats: {}, note: 'Kembali besok' }))
    expect((await valueOf(world.core.calls.history(ani, since))).calls).toMatchObject([{ id: callId }])
  })

  it('is of the kinds that the account names, which every agent is told', async () => {
    world = await openWorld()
    const dispositions = ['Terjual', 'Batal']
    const change = { accountId: accountId('acc1'), wrapUpSeconds: 20 }
    await valueOf(world.core.accounts.configure(agentId('dewi'), { ...change, dispositions }))
    const [told] = world.desktops.of('account.updated', 'ani')
    expect(told?.account).toMatchObject({ dispositions })
    expect(told?.account).not.toHaveProperty('wrapUpSeconds')
    await valueOf(world.core.accounts.configure(agentId('dewi'), { ...change, dispositions: [] }))
    expect(world.desktops.of('account.updated', 'ani').at(-1)?.account).not.toHaveProperty('dispositions')
  })
})
