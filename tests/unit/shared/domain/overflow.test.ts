import { describe, expect, it } from 'vitest'
import type { OfferedCall } from '#shared/domain/call.ts'
import { startInbound } from '#shared/domain/call-start.ts'
import { transition } from '#shared/domain/call-transition.ts'
import { defaultPolicy } from '#shared/domain/policy.ts'
import type { RingGroup } from '#shared/domain/ring-group.ts'
import { nextForOverflow, routeInbound, type Reachability } from '#shared/domain/routing.ts'
import { anOfferedCall, callId, holder, providerCallId, t0 } from '../../../support/builders/calls.ts'
import { accountId, agentId, customerId, ringGroupId } from '../../../support/builders/records.ts'

const group: RingGroup = {
  id: ringGroupId('turns'),
  name: 'Turns',
  accountId: accountId('acc1'),
  mode: 'round_robin',
  members: ['ani', 'beni', 'dewi'].map(agentId),
  overflowSeconds: 10,
}
const free = (...ids: string[]): Reachability[] =>
  ids.map(id => ({ id: agentId(id), online: true, connected: true, onCall: false, isWrappingUp: false }))
const overflow = { groupId: group.id, everyMs: 10_000, nextAt: t0 + 10_000 }
const ringing = (over: Partial<OfferedCall> = {}): OfferedCall =>
  anOfferedCall({ via: 'round_robin', ringing: [agentId('ani')], rung: [agentId('ani')], overflow, ...over })

describe('a call that overflows', () => {
  it('[R8] begins with the time that each member has, where the group says so', () => {
    const facts = {
      inboundOn: true,
      ringGroupWhenOwnerDisconnected: false,
      calledAt: t0,
      now: t0,
      room: undefined,
      agents: free('ani', 'beni', 'dewi'),
    }
    const begin = (ringGroup: RingGroup) => {
      const route = routeInbound({ ...facts, ringGroups: [ringGroup] }, defaultPolicy)
      const arrival = {
        id: callId('c'),
        providerCallId: providerCallId('wacid.1'),
        accountId: accountId('acc1'),
        customer: { id: customerId('62811'), name: 'Budi' },
        calledAt: t0,
        sdp: 'v=0',
      }
      return startInbound(arrival, route, { now: t0, ringMs: 45_000 }).call
    }
    expect(begin(group)).toMatchObject({ ringing: ['ani'], overflow })
    const { overflowSeconds: _off, ...plain } = group
    expect(begin(plain)).not.toHaveProperty('overflow')
  })

  it('[R8] the former member stops, the next one rings, and the ring time stays', () => {
    const decision = transition(ringing(), { type: 'overflowDue', next: agentId('beni'), at: t0 + 10_000 })
    expect(decision).toMatchObject({
      ok: true,
      call: {
        via: 'overflow',
        ringing: ['beni'],
        rung: ['ani', 'beni'],
        ringUntil: t0 + 45_000,
        overflow: { nextAt: t0 + 20_000 },
      },
      effects: [
        { type: 'withdraw', to: ['ani'], reason: 'timed_out' },
        { type: 'offer', to: ['beni'] },
      ],
    })
  })

  it('[R8] not a moment too early, not after the ring time, and not where it is off', () => {
    const next = agentId('beni')
    const { overflow: _off, ...plain } = ringing()
    for (const [call, at] of [
      [ringing(), t0 + 9_999],
      [ringing({ overflow: { ...overflow, nextAt: t0 + 45_000 } }), t0 + 45_000],
      [plain, t0 + 10_000],
    ] as const) {
      expect(transition(call, { type: 'overflowDue', next, at })).toEqual({ ok: true, call, effects: [] })
    }
  })

  it('[R8] rings on where nobody is left, and looks again after the same time', () => {
    const decision = transition(ringing(), { type: 'overflowDue', at: t0 + 10_000 })
    expect(decision).toMatchObject({
      call: { ringing: ['ani'], overflow: { nextAt: t0 + 20_000 } },
      effects: [],
    })
  })

  it('[R8] moves on with a decline, too, and ends with the last one', () => {
    const decline = { type: 'decline', agentId: agentId('ani'), at: t0 + 3_000 } as const
    expect(transition(ringing(), { ...decline, next: agentId('beni') })).toMatchObject({
      call: { state: 'offered', via: 'overflow', ringing: ['beni'], overflow: { nextAt: t0 + 13_000 } },
      effects: [
        { type: 'withdraw', to: ['ani'], reason: 'declined' },
        { type: 'offer', to: ['beni'] },
      ],
    })
    expect(transition(ringing(), decline)).toMatchObject({
      call: { state: 'ended', reason: 'rejected_by_agent' },
    })
  })

  it('[R8] the former member cannot answer any more', () => {
    const moved = transition(ringing(), { type: 'overflowDue', next: agentId('beni'), at: t0 + 10_000 })
    const answer = { type: 'answer', sdp: 'v=0', agentOnCall: false, at: t0 + 11_000 } as const
    if (!moved.ok) throw new Error('It did not move on.')
    expect(transition(moved.call, { ...answer, holder: holder('ani') })).toMatchObject({
      refusal: { reason: 'not_offered' },
    })
    expect(transition(moved.call, { ...answer, holder: holder('beni') })).toMatchObject({
      call: { state: 'accepting' },
    })
  })
})

describe('who rings next', () => {
  const next = (call: OfferedCall, agents: Reachability[]) => nextForOverflow(call, [group], agents)

  it('[R8] [R4] the next in turn, over the end of the order', () => {
    expect(next(ringing(), free('ani', 'beni', 'dewi'))).toBe('beni')
    const dewi = agentId('dewi')
    expect(next(ringing({ ringing: [dewi], rung: [dewi] }), free('ani', 'beni', 'dewi'))).toBe('ani')
  })

  it('[R8] [R6] skips who is offline or on a call, and whom it rang already', () => {
    const busy = { id: agentId('beni'), online: true, connected: true, onCall: true, isWrappingUp: false }
    expect(next(ringing(), [...free('ani', 'dewi'), busy])).toBe('dewi')
    expect(next(ringing(), [...free('ani'), busy])).toBeUndefined()
    const rung = ['ani', 'beni', 'dewi'].map(agentId)
    expect(next(ringing({ rung }), free('ani', 'beni', 'dewi'))).toBeUndefined()
  })

  it('[R8] nobody once the group is gone', () => {
    expect(nextForOverflow(ringing(), [], free('beni'))).toBeUndefined()
  })
})
