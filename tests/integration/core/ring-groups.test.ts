import { afterEach, describe, expect, it } from 'vitest'
import type { RingGroupDraft } from '../../../src-platform/ring-groups/ring-group-service.ts'
import { holder, providerCallId, t0 } from '../../support/builders/calls.ts'
import { accountId, aRoom, agentId, ringGroupId } from '../../support/builders/records.ts'
import { customerCalls } from '../../support/builders/webhooks.ts'
import { openWorld, type CoreWorld, type WorldOptions } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'

const second = 1_000
const turns = (overflowSeconds?: number) =>
  ({
    name: 'Turns',
    mode: 'round_robin',
    members: ['ani', 'beni', 'dewi'].map(agentId),
    ...(overflowSeconds !== undefined && { overflowSeconds }),
  }) as const

let world: CoreWorld
afterEach(() => world.close())
const open = async (options: WorldOptions = {}) => {
  world = await openWorld({ ringGroups: [], ...options })
}
const draft = (over: Partial<RingGroupDraft> = {}): RingGroupDraft => ({
  name: 'Front desk',
  accountId: accountId('acc1'),
  mode: 'ring_all',
  members: [agentId('ani')],
  ...over,
})
const save = (over?: Partial<RingGroupDraft>) => world.core.ringGroups.save(agentId('sari'), draft(over))

describe('managing ring groups', () => {
  it('[R1] saved, listed, changed and removed; calls follow at once', async () => {
    await open()
    const { ringGroup } = await valueOf(save())
    await world.post(customerCalls())
    expect(world.desktops.of('call.offered', 'ani')).toMatchObject([{ via: 'ring_all' }])
    await valueOf(save({ id: ringGroup.id, name: 'Night', members: [agentId('beni')] }))
    expect(await valueOf(world.core.ringGroups.list(accountId('acc1')))).toEqual({
      ringGroups: [{ ...ringGroup, name: 'Night', members: ['beni'], lastRung: undefined }],
    })
    await valueOf(world.core.ringGroups.remove(agentId('sari'), ringGroup.id))
    await world.post(customerCalls({ id: 'wacid.in-2', from: '6281999999999' }))
    const ended = await world.store.transaction(tx => tx.calls.byProviderCallId(providerCallId('wacid.in-2')))
    expect(ended).toMatchObject({ reason: 'not_delivered_no_ring_group' })
  })

  it('[R2] [R5] refuses a member of another group, and a second group of one mode', async () => {
    await open()
    const { ringGroup } = await valueOf(save())
    const inTurn = { mode: 'round_robin' } as const
    expect(await save(inTurn)).toMatchObject({ refusal: { reason: 'member_in_other_group' } })
    expect(await save({ members: [agentId('beni')] })).toMatchObject({
      refusal: { reason: 'group_mode_taken' },
    })
    expect(await save({ ...inTurn, members: [agentId('beni')] })).toMatchObject({ ok: true })
    // Its own members and mode are no obstacle to a group.
    expect(await save({ id: ringGroup.id })).toMatchObject({ ok: true })
  })

  it('[R1] names what is not there', async () => {
    await open()
    expect(await save({ members: [agentId('ani'), agentId('nobody')] })).toEqual({
      ok: false,
      unknownId: 'members.1',
    })
    expect(await save({ members: [agentId('ani'), agentId('ani')] })).toMatchObject({ badParam: 'members.1' })
    expect(await save({ accountId: accountId('other') })).toEqual({ ok: false, unknownId: 'accountId' })
    expect(await save({ id: ringGroupId('other') })).toEqual({ ok: false, unknownId: 'id' })
    expect(await world.core.ringGroups.remove(agentId('sari'), ringGroupId('other'))).toEqual({
      ok: false,
      unknownId: 'id',
    })
    expect(await world.core.ringGroups.list(accountId('other'))).toEqual({
      ok: false,
      unknownId: 'accountId',
    })
  })

  it('[R4] the turn survives a change of the members', async () => {
    await open({ ringGroups: [turns()] })
    await world.post(customerCalls())
    const [group] = (await valueOf(world.core.ringGroups.list())).ringGroups
    await valueOf(save({ id: group!.id, mode: 'round_robin', members: ['dewi', 'ani', 'beni'].map(agentId) }))
    await world.post(customerCalls({ id: 'wacid.in-2', from: '6281999999999' }))
    expect(world.desktops.callEventsSeenBy('beni')).toEqual(['call.offered'])
  })

  it('[R7] serves no call that a room’s agent owns', async () => {
    await open({
      ringGroups: [turns()],
      rooms: [aRoom({ state: 'assigned', assignedTo: agentId('dewi') })],
    })
    await world.post(customerCalls())
    expect(world.desktops.of('call.offered', 'dewi')).toMatchObject([{ via: 'room' }])
    expect(world.desktops.callEventsSeenBy('ani')).toEqual([])
  })
})

describe('a call that nobody takes at once', () => {
  const events = (agent: string) => world.desktops.callEventsSeenBy(agent)

  it('[R8] rings the next after the seconds of the group, and the former is told', async () => {
    await open({ ringGroups: [turns(10)] })
    await world.post(customerCalls())
    const { id } = await world.call()
    await world.advance(10 * second - 1)
    expect(events('ani')).toEqual(['call.offered'])
    await world.advance(1)
    expect(world.desktops.of('call.withdrawn', 'ani')).toEqual([{ callId: id, reason: 'timed_out' }])
    expect(world.desktops.of('call.offered', 'beni')).toMatchObject([
      { via: 'overflow', ringUntil: new Date(t0 + 45 * second).toISOString() },
    ])
    await world.advance(10 * second)
    expect(events('dewi')).toEqual(['call.offered'])
    // Nobody is left: the last one rings on, until the ring time is over for all.
    await world.advance(25 * second - 1)
    expect(events('dewi')).toEqual(['call.offered'])
    await world.advance(1)
    expect(events('dewi')).toEqual(['call.offered', 'call.withdrawn', 'call.ended'])
    for (const agent of ['ani', 'beni'])
      expect(events(agent)).toEqual(['call.offered', 'call.withdrawn', 'call.ended'])
    expect(await world.call()).toMatchObject({ reason: 'timed_out', rung: ['ani', 'beni', 'dewi'] })
  })

  it('[R8] rings the next after a decline, and is rejected with the last one', async () => {
    await open({ ringGroups: [turns(10)] })
    await world.post(customerCalls())
    const { id } = await world.call()
    for (const agent of ['ani', 'beni', 'dewi']) {
      expect(world.desktops.of('call.offered', agent)).toHaveLength(1)
      await valueOf(world.core.calls.decline(agentId(agent), id))
    }
    expect(await world.call()).toMatchObject({ reason: 'rejected_by_agent' })
  })

  it('[R4] without overflow a decline ends it', async () => {
    await open({ ringGroups: [turns()] })
    await world.post(customerCalls())
    await valueOf(world.core.calls.decline(agentId('ani'), (await world.call()).id))
    expect(await world.call()).toMatchObject({ state: 'ended', reason: 'rejected_by_agent' })
    expect(events('beni')).toEqual([])
  })

  it('[R8] [R4] the turn moves on with each member that rang, also over a restart', async () => {
    await open({ ringGroups: [turns(10)] })
    await world.post(customerCalls())
    await world.advance(10 * second)
    const { id } = await world.call()
    await valueOf(world.core.calls.answer(holder('beni'), id, 'v=0'))
    await world.post(customerCalls({ id: 'wacid.in-2', from: '6281999999999', at: t0 + 10 * second }))
    expect(events('dewi')).toEqual(['call.offered'])
    const again = await world.restart({ afterMs: 12 * second })
    // Its time passed while nobody was there: the next member in turn who is free has the whole time.
    expect(again.desktops.callEventsSeenBy('ani')).toEqual(['call.offered'])
    await again.core.stop()
  })
})
