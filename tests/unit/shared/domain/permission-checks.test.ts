import { describe, expect, it } from 'vitest'
import { noConsent } from '#shared/domain/consent.ts'
import { agentIdSchema, roomIdSchema } from '#shared/domain/ids.ts'
import {
  type CallFacts,
  callRefusals,
  type RequestFacts,
  requestRefusals,
} from '#shared/domain/permission-checks.ts'
import { defaultPolicy as policy } from '#shared/domain/policy.ts'

const at = Date.parse('2026-11-23T09:00:00Z')
const second = 1_000
const day = 86_400 * second
const ani = agentIdSchema.parse('u-ani')
const consent = { ...noConsent(roomIdSchema.parse('room-1')), permission: { kind: 'permanent' } } as const

const rupiah = (minor: number) => ({ currency: 'IDR', minor })

const call: CallFacts = {
  at,
  agentId: ani,
  room: {
    state: 'assigned',
    assignedTo: ani,
    windowUntil: at + day,
    conversation: { category: 'service', expiresAt: at + 1 },
  },
  outboundOn: true,
  consent,
  agentOnCall: false,
  connectedAt: [],
  balance: rupiah(5_000_000),
  hasRate: true,
}
const request: RequestFacts = { ...call, consent: noConsent(consent.roomId), hasTemplate: false }
const callReasons = (over: Partial<CallFacts>) =>
  callRefusals({ ...call, ...over }, policy).map(one => one.reason)
const requestReasons = (over: Partial<RequestFacts>) =>
  requestRefusals({ ...request, ...over }, policy).map(one => one.reason)

describe('before a call', () => {
  it('[O1] names every failing check in its order', () => {
    const all = callReasons({
      outboundOn: false,
      room: { state: 'unassigned' },
      agentOnCall: true,
      consent: noConsent(consent.roomId),
      connectedAt: Array.from({ length: 10 }, () => at - 1),
      balance: rupiah(0),
      hasRate: false,
    })
    expect(all).toEqual([
      'outbound_off',
      'not_your_room',
      'agent_busy',
      'no_permission',
      'call_limit_reached',
      'balance_too_low',
      'no_rate',
    ])
    expect(callReasons({})).toEqual([])
  })

  it('[O1] [O6] allows a balance of IDR 50,000 and refuses one sen less', () => {
    expect(callReasons({ balance: rupiah(5_000_000) })).toEqual([])
    expect(callReasons({ balance: rupiah(4_999_999) })).toEqual(['balance_too_low'])
  })

  it('[O1] [O2] allows the tenth connected call in 24 h, refuses the eleventh and says when', () => {
    const nine = Array.from({ length: 9 }, (_, index) => at - index * second).reverse()
    expect(callReasons({ connectedAt: nine })).toEqual([])
    const oldest = at - day + second
    expect(callRefusals({ ...call, connectedAt: [oldest, ...nine] }, policy)).toEqual([
      { reason: 'call_limit_reached', retryAt: oldest + day },
    ])
    expect(callReasons({ connectedAt: [at - day, ...nine] })).toEqual([])
  })
})

describe('before a request', () => {
  it('[P1] [C2] needs an active conversation, and not one that ends now', () => {
    expect(requestReasons({})).toEqual([])
    const over = { ...request.room, conversation: { category: 'service', expiresAt: at } } as const
    expect(requestReasons({ room: over })).toEqual(['no_active_conversation'])
  })

  it('[C3] needs the service window or a template', () => {
    const closed = { ...request.room, windowUntil: at }
    expect(requestReasons({ room: closed })).toEqual(['window_closed'])
    expect(requestReasons({ room: closed, hasTemplate: true })).toEqual([])
  })

  it('[P5] is pointless once the customer has allowed calls for good', () => {
    expect(requestReasons({ consent })).toEqual(['permission_already_permanent'])
  })

  it('[P2] with both budgets used up says the later time', () => {
    const asks = [at - 2 * day, at - second]
    expect(requestRefusals({ ...request, consent: { ...request.consent, asks } }, policy)).toEqual([
      { reason: 'request_limit_week', retryAt: at + 5 * day },
    ])
    const lately = [at - 6.5 * day, at - second]
    expect(requestRefusals({ ...request, consent: { ...request.consent, asks: lately } }, policy)).toEqual([
      { reason: 'request_limit_day', retryAt: at - second + day },
    ])
  })
})
