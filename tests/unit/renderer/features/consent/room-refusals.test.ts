import { describe, expect, it } from 'vitest'
import type { WireConsent } from '#shared/protocol/entities.ts'
import type { ConsentCheck } from '../../../../../src-renderer/store/consent-check.ts'
import { type KnownFacts, roomRefusals } from '../../../../../src-renderer/features/consent/room-refusals.ts'
import { room, session } from '../../../../support/gallery/people.ts'
import { everythingAllowed } from '../../../../support/gallery/fake-dering.ts'

const now = Date.now()
const minute = 60_000
const iso = (at: number) => new Date(at).toISOString()

const facts = (change: Partial<KnownFacts> = {}): KnownFacts => ({
  session: session([]),
  room: room(0),
  consent: { roomId: room(0).id, status: 'permanent' },
  balance: { currency: 'IDR', minor: 25_000_000 },
  at: now,
  ...change,
})
const reasons = (change: Partial<KnownFacts>, check: ConsentCheck | null = null) => {
  const { call, request } = roomRefusals(facts(change), check)
  return { call: call.map(why => why.reason), request: request.map(why => why.reason) }
}
const consent = (status: WireConsent['status'], expiresAt?: string): WireConsent => ({
  roomId: room(0).id,
  status,
  ...(expiresAt !== undefined && { expiresAt }),
})

describe('what stands against calling, from what the window knows', () => {
  it('[O1] is nothing where every rule is kept', () => {
    expect(reasons({}).call).toEqual([])
  })

  it('[O1] comes in the order of the checks', () => {
    const here = room(0, { state: 'unassigned', assignedTo: undefined })
    const off = session([], { accounts: { [here.accountId]: { ...account(), outbound: false } } })
    expect(
      reasons({ session: off, room: here, consent: consent('none'), balance: { currency: 'IDR', minor: 0 } })
        .call,
    ).toEqual(['outbound_off', 'not_your_room', 'no_permission', 'balance_too_low'])
  })

  it('[O1] [O6] is the balance one sen below the minimum, and not at it', () => {
    expect(reasons({ balance: { currency: 'IDR', minor: 4_999_999 } }).call).toEqual(['balance_too_low'])
    expect(reasons({ balance: { currency: 'IDR', minor: 5_000_000 } }).call).toEqual([])
  })

  it('[P5] is the permission from the very moment that it ends', () => {
    const temporary = consent('temporary', iso(now + minute))
    expect(reasons({ consent: temporary, at: now + minute - 1 }).call).toEqual([])
    expect(reasons({ consent: temporary, at: now + minute }).call).toEqual(['no_permission'])
  })

  it.each(['none', 'rejected', 'expired', 'revoked'] as const)(
    '[P5] is the permission that is %s',
    status => {
      expect(reasons({ consent: consent(status) }).call).toEqual(['no_permission'])
    },
  )

  it('leaves to the platform what an open request hides', () => {
    expect(reasons({ consent: consent('pending') }).call).toEqual([])
  })
})

describe('what stands against asking, from what the window knows', () => {
  it('[P1] is a conversation that is over, from its last moment on', () => {
    const ending = room(0, { conversation: { category: 'service', expiresAt: iso(now + minute) } })
    expect(reasons({ room: ending, consent: consent('none'), at: now + minute - 1 }).request).toEqual([])
    expect(reasons({ room: ending, consent: consent('none'), at: now + minute }).request).toEqual([
      'no_active_conversation',
    ])
  })

  it('[P5] is a permission that is permanent already', () => {
    expect(reasons({}).request).toEqual(['permission_already_permanent'])
  })
})

describe('the platform’s check', () => {
  const limited: ConsentCheck = {
    ...everythingAllowed,
    refusals: [
      { action: 'request', reason: 'request_limit_day', rule: 'P2', retryAt: iso(now + minute) },
      { action: 'call', reason: 'call_limit_reached', rule: 'O1', retryAt: iso(now + 2 * minute) },
      { action: 'call', reason: 'a_reason_of_tomorrow' },
    ],
  }

  it('[P2] adds what the window cannot know, with its time', () => {
    const found = roomRefusals(facts({ consent: consent('none') }), limited)
    expect(found.request).toEqual([{ reason: 'request_limit_day', retryAt: Date.parse(iso(now + minute)) }])
    expect(found.call).toEqual([
      { reason: 'no_permission' },
      { reason: 'call_limit_reached', retryAt: Date.parse(iso(now + 2 * minute)) },
      { reason: 'a_reason_of_tomorrow' },
    ])
  })

  it('says what the window knows too once', () => {
    const check = { ...everythingAllowed, refusals: [{ action: 'call' as const, reason: 'no_permission' }] }
    expect(reasons({ consent: consent('none') }, check).call).toEqual(['no_permission'])
  })
})

function account() {
  const known = session([]).accounts[room(0).accountId]
  if (!known) throw new Error('The account of the room is not there')
  return known
}
