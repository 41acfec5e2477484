import { afterEach, describe, expect, it } from 'vitest'
import type { AgentId } from '#shared/domain/ids.ts'
import { holder, providerCallId, t0 } from '../../support/builders/calls.ts'
import { aRoom, aUser, agentId } from '../../support/builders/records.ts'
import { customerCalls } from '../../support/builders/webhooks.ts'
import { openWorld, type CoreWorld, type WorldOptions } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'

const inTurn = (...members: string[]) => ({
  name: 'Turns',
  mode: 'round_robin' as const,
  members: members.map(agentId),
})
const offline = ['ani', 'beni', 'dewi'].map(id => aUser(id, { presence: 'offline' }))
const caller = '6281999999999'

let world: CoreWorld
afterEach(() => world.close())

/** The call of somebody new, of whom nobody hears. */
async function callArrives(options: WorldOptions, { at = t0, busy = [] as readonly AgentId[] } = {}) {
  world = await openWorld({
    ...options,
    rooms: busy.map(agent => aRoom({ state: 'assigned', assignedTo: agent })),
  })
  if (busy.length > 0) {
    await world.post(customerCalls({ id: 'wacid.spoken' }))
    for (const agent of busy)
      await valueOf(world.core.calls.answer(holder(agent), (await world.call()).id, 'v=0'))
  }
  world.desktops.forget()
  await world.post(customerCalls({ id: 'wacid.new', from: caller, name: 'Citra', at }))
  return world.store.transaction(tx => tx.calls.byProviderCallId(providerCallId('wacid.new')))
}

describe('a call that is delivered to nobody', () => {
  it.each([
    ['[I3] not_delivered_no_ring_group', { ringGroups: [] }, {}],
    ['[R5] not_delivered_all_offline', { ringGroups: [inTurn('ani', 'beni')], users: offline }, {}],
    ['[R5] [R6] not_delivered_all_busy', { ringGroups: [inTurn('ani')] }, { busy: [agentId('ani')] }],
    ['[A3] not_delivered_inbound_off', { account: { inbound: false } }, {}],
    ['[I3] not_delivered_stale', {}, { at: t0 - 61_000 }],
  ] as const)('%s', async (title, options, circumstances) => {
    const call = await callArrives(options, circumstances)
    expect(call).toMatchObject({
      state: 'ended',
      status: 'unanswered',
      reason: title.split(' ').at(-1),
      endedBy: 'system',
      ringMs: 0,
      rung: [],
    })
    expect(call).not.toHaveProperty('holder')
    expect(world.graph.requests.at(-1)).toMatchObject({ action: 'reject', call: 'wacid.new' })
    for (const agent of ['ani', 'beni', 'dewi']) {
      expect(world.desktops.callEventsSeenBy(agent)).toEqual([])
      // Everybody may see the room of somebody new, and the trace that the call left in it.
      expect(world.desktops.of('message.added', agent)).toMatchObject([
        { message: { kind: 'call', callId: call?.id } },
      ])
    }
  })

  it('[R5] a round robin of busy members gives way to ring to all', async () => {
    const ringGroups = [inTurn('ani'), { name: 'All', mode: 'ring_all', members: [agentId('dewi')] } as const]
    const call = await callArrives({ ringGroups }, { busy: [agentId('ani')] })
    expect(call).toMatchObject({ state: 'offered', via: 'ring_all', ringing: ['dewi'] })
  })

  it('[I3] a minute old it still rings', async () => {
    expect(await callArrives({}, { at: t0 - 60_000 })).toMatchObject({ state: 'offered' })
  })
})
