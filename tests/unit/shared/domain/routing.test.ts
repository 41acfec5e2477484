import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '#shared/domain/policy.ts'
import type { RingGroup } from '#shared/domain/ring-group.ts'
import { routeInbound, type RoutingFacts } from '#shared/domain/routing.ts'
import { t0 } from '../../../support/builders/calls.ts'
import { accountId, agentId, ringGroupId } from '../../../support/builders/records.ts'

type State = 'free' | 'busy' | 'offline' | 'gone' | 'offline and busy' | 'wrapping up'

const agents = (states: Record<string, State>): RoutingFacts['agents'] =>
  Object.entries(states).map(([id, state]) => ({
    id: agentId(id),
    online: !state.startsWith('offline') && state !== 'gone',
    connected: state !== 'gone',
    onCall: state.endsWith('busy'),
    isWrappingUp: state === 'wrapping up',
  }))

const group = (mode: RingGroup['mode'], members: string[], lastRung?: string): RingGroup => ({
  id: ringGroupId(mode),
  name: mode,
  accountId: accountId('acc1'),
  mode,
  members: members.map(agentId),
  lastRung: lastRung === undefined ? undefined : agentId(lastRung),
})

const facts = (over: Partial<RoutingFacts>): RoutingFacts => ({
  inboundOn: true,
  ringGroupWhenOwnerDisconnected: false,
  calledAt: t0,
  now: t0,
  room: undefined,
  ringGroups: [],
  agents: agents({ ani: 'free', beni: 'free', dewi: 'free' }),
  ...over,
})
const route = (over: Partial<RoutingFacts>) => routeInbound(facts(over), defaultPolicy)
const anisRoom = { state: 'assigned', assignedTo: agentId('ani') } as const

describe("a room's own agent", () => {
  it.each(['free', 'offline'] as const)(
    '[I1] rings alone when %s, whether or not there is a group',
    state => {
      const expected = { kind: 'offer', via: 'room', ring: ['ani'], wait: [] }
      const present = agents({ ani: state, beni: 'free' })
      expect(route({ room: anisRoom, agents: present })).toEqual(expected)
      const ringGroups = [group('ring_all', ['beni'])]
      expect(route({ room: anisRoom, agents: present, ringGroups })).toEqual(expected)
    },
  )

  it('[I4] who is on a call sees a banner, and all others who are online and free ring', () => {
    const present = agents({ ani: 'busy', beni: 'free', dewi: 'offline', eka: 'busy' })
    const expected = { kind: 'offer', via: 'overflow', ring: ['beni'], wait: ['ani'] }
    expect(route({ room: anisRoom, agents: present })).toEqual(expected)
  })

  it('[I4] leaves it to the members where there is a group, each once', () => {
    const present = agents({ ani: 'busy', beni: 'free', dewi: 'free', eka: 'free' })
    const ringGroups = [group('ring_all', ['ani', 'beni']), group('round_robin', ['dewi', 'beni'])]
    expect(route({ room: anisRoom, agents: present, ringGroups })).toMatchObject({ ring: ['beni', 'dewi'] })
  })

  it.each([
    ['gone', true, 'ring_all', 'beni'],
    ['gone', false, 'room', 'ani'],
    ['offline', true, 'room', 'ani'],
    ['free', true, 'room', 'ani'],
  ] as const)(
    '[I1] who is %s, with the option for agents without a desktop %s: %s rings %s',
    (state, ringGroupWhenOwnerDisconnected, via, rung) => {
      const ringGroups = [group('ring_all', ['beni'])]
      const present = agents({ ani: state, beni: 'free' })
      expect(
        route({ room: anisRoom, agents: present, ringGroups, ringGroupWhenOwnerDisconnected }),
      ).toMatchObject({ via, ring: [rung] })
    },
  )

  it('[I1] without a desktop is as no agent at all, so that nobody rings where there is no group [I3]', () => {
    const present = agents({ ani: 'gone', beni: 'free' })
    expect(route({ room: anisRoom, agents: present, ringGroupWhenOwnerDisconnected: true })).toEqual({
      kind: 'notDelivered',
      reason: 'not_delivered_no_ring_group',
    })
  })

  it('who is gone leaves the room to the group', () => {
    const ringGroups = [group('ring_all', ['beni'])]
    const present = agents({ beni: 'free' })
    expect(route({ room: anisRoom, agents: present, ringGroups })).toMatchObject({
      via: 'ring_all',
      ring: ['beni'],
    })
  })
})

describe('a ring group', () => {
  it.each([undefined, { state: 'unassigned' }, { state: 'resolved', assignedTo: agentId('dewi') }] as const)(
    '[I2] rings for a call into %j',
    room => {
      const ringGroups = [group('ring_all', ['ani', 'beni'])]
      expect(route({ room, ringGroups })).toMatchObject({ via: 'ring_all', ring: ['ani', 'beni'] })
    },
  )

  it('[R3] rings at all members whatever their presence; those on a call wait', () => {
    const present = agents({ ani: 'offline', beni: 'busy', dewi: 'free', eka: 'free' })
    const ringGroups = [group('ring_all', ['ani', 'beni', 'dewi'])]
    expect(route({ agents: present, ringGroups })).toEqual({
      kind: 'offer',
      via: 'ring_all',
      ring: ['ani', 'dewi'],
      wait: ['beni'],
    })
  })

  it.each([
    [undefined, 'ani'],
    ['ani', 'beni'],
    ['beni', 'dewi'],
    ['dewi', 'ani'],
    ['somebody who left', 'ani'],
  ])('[R4] rings one in turn: after %s comes %s', (last, next) => {
    const robin = group('round_robin', ['ani', 'beni', 'dewi'], last)
    expect(route({ ringGroups: [robin] })).toEqual({
      kind: 'offer',
      via: 'round_robin',
      ring: [next],
      wait: [],
      turn: { group: robin, member: next },
    })
  })

  it('[R4] [R6] skips who is wrapping up a call', () => {
    const ringGroups = [group('round_robin', ['ani', 'beni'])]
    const present = agents({ ani: 'wrapping up', beni: 'free' })
    expect(route({ ringGroups, agents: present })).toMatchObject({ ring: ['beni'] })
    const both = agents({ ani: 'wrapping up', beni: 'wrapping up' })
    expect(route({ ringGroups, agents: both })).toEqual({
      kind: 'notDelivered',
      reason: 'not_delivered_all_busy',
    })
  })

  it('[R4] [R6] skips who is offline or on a call', () => {
    const present = agents({ ani: 'offline', beni: 'busy', dewi: 'free' })
    const ringGroups = [group('round_robin', ['ani', 'beni', 'dewi'])]
    expect(route({ agents: present, ringGroups })).toMatchObject({ ring: ['dewi'] })
  })

  it('[R5] in turn goes before ring to all, which rings when nobody in turn is there', () => {
    const ringGroups = [group('ring_all', ['dewi']), group('round_robin', ['ani', 'beni'])]
    expect(route({ ringGroups })).toMatchObject({ via: 'round_robin', ring: ['ani'] })
    const present = agents({ ani: 'offline', beni: 'offline', dewi: 'offline' })
    expect(route({ ringGroups, agents: present })).toMatchObject({ via: 'ring_all', ring: ['dewi'] })
  })
})

describe('a call is delivered to nobody', () => {
  const robin = [group('round_robin', ['ani', 'beni'])]
  it.each([
    ['[I3] without a ring group', {}, 'no_ring_group'],
    ['[I3] with an empty one', { ringGroups: [group('ring_all', [])] }, 'no_ring_group'],
    ['[A3] where the account takes none', { inboundOn: false, room: anisRoom }, 'inbound_off'],
    ['when it is older than a minute', { now: t0 + 60_001, room: anisRoom }, 'stale'],
    [
      '[R5] when nobody in turn is online',
      { ringGroups: robin, agents: agents({ ani: 'offline', beni: 'offline and busy' }) },
      'all_offline',
    ],
    [
      '[R5] when all who are online are on a call',
      { ringGroups: robin, agents: agents({ ani: 'offline', beni: 'busy' }) },
      'all_busy',
    ],
  ] as const)('%s', (_, over, reason) => {
    expect(route(over)).toEqual({ kind: 'notDelivered', reason: `not_delivered_${reason}` })
  })

  it('but a minute old it still rings', () => {
    expect(route({ now: t0 + 60_000, room: anisRoom }).kind).toBe('offer')
  })
})
