import { describe, expect, it } from 'vitest'
import {
  newestConsent,
  permissionState,
  unansweredLeft,
} from '../../../../../src-renderer/features/consent/permission-state.ts'
import { whyNotWords, wordsFor } from '../../../../../src-renderer/features/consent/why-words.ts'
import { accountNotices } from '../../../../../src-renderer/features/consent/account-notices.ts'
import { minutesLeft } from '../../../../../src-renderer/features/call/low-balance.ts'
import { consentNoteOf } from '../../../../../src-renderer/features/inbox/thread/note-words.ts'
import { moneyWords } from '../../../../../src-renderer/ui/money.ts'
import { consentNotes } from '#shared/domain/consent-notes.ts'
import { accountSchema } from '#shared/protocol/account.ts'
import { room } from '../../../../support/gallery/people.ts'
import { everythingAllowed } from '../../../../support/gallery/fake-dering.ts'

const now = Date.parse('2026-11-25T09:00:00Z')
const hour = 3_600_000
const iso = (at: number) => new Date(at).toISOString()
const facts = { room: { state: 'assigned' }, status: 'none', check: everythingAllowed } as const
const noPermission = { reason: 'no_permission' } as const

describe('why one cannot call, in words', () => {
  it('is nothing where one can', () => {
    expect(whyNotWords({ call: [], request: [] }, facts)).toEqual([])
  })

  it('[P5] leads to asking where that is what helps', () => {
    expect(whyNotWords({ call: [noPermission], request: [] }, facts)).toEqual([
      { key: 'noPermission' },
      { key: 'askFirst' },
    ])
  })

  it('[P2] tells how many requests are left and when the next is possible', () => {
    const check = {
      ...everythingAllowed,
      requests: { used24h: 1, max24h: 1, used7d: 1, max7d: 2, nextAt: iso(now + hour) },
    }
    const request = [{ reason: 'request_limit_day', retryAt: now + hour }]
    expect(whyNotWords({ call: [noPermission], request }, { ...facts, check })).toEqual([
      { key: 'noPermission' },
      { key: 'requestDay', left: 1, max: 2, at: now + hour },
    ])
  })

  it('[P6] only waits while a request is open', () => {
    const request = [{ reason: 'request_limit_day', retryAt: now + hour }]
    expect(whyNotWords({ call: [noPermission], request }, { ...facts, status: 'pending' })).toEqual([
      { key: 'waitingForAnswer' },
    ])
  })

  it('[P9] does not hold a refusal up to the agent', () => {
    const words = whyNotWords({ call: [noPermission], request: [] }, { ...facts, status: 'rejected' })
    expect(words[0]).toEqual({ key: 'noPermission' })
  })

  it('[O1] tells the calls of today, and when the next is possible', () => {
    const check = { ...everythingAllowed, attempts: { used: 10, max: 10 } }
    const call = [{ reason: 'call_limit_reached', retryAt: now + hour }]
    expect(whyNotWords({ call, request: [] }, { ...facts, check })).toEqual([
      { key: 'callLimit', used: 10, max: 10, at: now + hour },
    ])
  })

  it('[C1] says what to do with a conversation that is not one’s own', () => {
    const keyFor = (state: 'unassigned' | 'assigned' | 'resolved') =>
      wordsFor([{ reason: 'not_your_room' }], { ...facts, room: { state } })[0]?.key
    expect([keyFor('unassigned'), keyFor('assigned'), keyFor('resolved')]).toEqual([
      'notYoursUnassigned',
      'notYoursAssigned',
      'notYoursResolved',
    ])
  })

  it('has words for a reason that this version does not know', () => {
    expect(wordsFor([{ reason: 'a_reason_of_tomorrow' }], facts)).toEqual([{ key: 'unknown' }])
  })
})

describe('the permission in the header', () => {
  it('[P12] counts down, and warns in the last day', () => {
    const state = (leftMs: number) =>
      permissionState({ status: 'temporary', expiresAt: iso(now + leftMs) }, now)
    expect(state(24 * hour + 1)).toEqual({ status: 'temporary', leftMs: 24 * hour + 1, isEnding: false })
    expect(state(24 * hour)).toEqual({ status: 'temporary', leftMs: 24 * hour, isEnding: true })
    expect(state(-1)).toMatchObject({ leftMs: 0 })
  })

  it('[P9] goes when the customer refuses', () => {
    expect(permissionState({ status: 'rejected' }, now)).toBeNull()
  })

  it('[C6] is the newest event’s, before the check’s', () => {
    const told = { roomId: room(0).id, status: 'revoked' } as const
    expect(newestConsent(told, everythingAllowed)?.status).toBe('revoked')
    expect(newestConsent(undefined, everythingAllowed)?.status).toBe('temporary')
    expect(newestConsent(undefined, null)).toBeUndefined()
  })

  it('[P10] advises to reconsider from the second unanswered call on, and says how many are left', () => {
    const after = (inARow: number) => ({ ...everythingAllowed, unanswered: { inARow, max: 4 } })
    expect(newestConsent(undefined, after(1))?.advice).toBeUndefined()
    expect(newestConsent(undefined, after(2))?.advice).toBe('reconsider')
    expect([unansweredLeft(after(2)), unansweredLeft(after(3)), unansweredLeft(null)]).toEqual([
      2,
      1,
      undefined,
    ])
  })
})

describe('money', () => {
  it('is written from the minor unit, with sen only where there are some', () => {
    const words = (minor: number) => moneyWords({ currency: 'IDR', minor }, 'id').replaceAll(/\s/gu, ' ')
    expect([words(25_000_000), words(100_050)]).toEqual(['Rp 250.000', 'Rp 1.000,50'])
    expect(moneyWords({ currency: 'JPY', minor: 500 }, 'en')).toBe('¥500')
  })

  it('[O4] is told on a call when it lasts three more minutes or less', () => {
    const price = { currency: 'IDR', minor: 100_000 }
    const left = (minor: number) => minutesLeft({ currency: 'IDR', minor }, price)
    expect([left(400_000), left(399_999), left(100_000), left(99_999)]).toEqual([undefined, 3, 1, 0])
    expect(minutesLeft({ currency: 'IDR', minor: 0 }, undefined)).toBeUndefined()
  })
})

describe('accountNotices', () => {
  const account = (change: object = {}) =>
    accountSchema.parse({
      id: 'acc1',
      name: 'Toko Sinar',
      displayPhone: '+62 800',
      inbound: true,
      outbound: true,
      ...change,
    })

  it('[A3] [A4] say which way calls are off', () => {
    expect(accountNotices(account())).toEqual([])
    expect(accountNotices(account({ inbound: false }))).toEqual([{ kind: 'inboundOff' }])
    expect(accountNotices(account({ outbound: false }))).toEqual([{ kind: 'outboundOff' }])
    expect(accountNotices(account({ inbound: false, outbound: false }))).toEqual([{ kind: 'bothOff' }])
  })

  it('[I10] pass on what WhatsApp restricts and warns of, and the platform’s own warning', () => {
    const at = iso(now)
    const notices = accountNotices(
      account({
        answerRate: 0.64,
        warnings: [
          { type: 'low_answer_rate', source: 'platform', at },
          { type: 'WORD_OF_META', source: 'provider', at },
        ],
        restrictions: [{ type: 'RESTRICTED_USER_INITIATED_CALLING', at, until: at }],
      }),
    )
    expect(notices).toEqual([
      { kind: 'restricted', what: 'inbound', until: at },
      { kind: 'quality' },
      { kind: 'answerRate', rate: 0.64 },
    ])
  })
})

describe('accountNotices of a balance', () => {
  const account = accountSchema.parse({
    id: 'acc1',
    name: 'Toko Sinar',
    displayPhone: '+62 800',
    inbound: true,
    outbound: true,
    lowBalance: { currency: 'IDR', minor: 30_000_000 },
  })
  const noticesAt = (minor: number, change: object = {}) =>
    accountNotices({ ...account, ...change }, { currency: 'IDR', minor }).map(({ kind }) => kind)

  it('[O6] say that it is low below the account’s level, and when it is too low to call', () => {
    expect([30_000_000, 29_999_999, 4_999_999].map(minor => noticesAt(minor))).toEqual([
      [],
      ['balanceLow'],
      ['balanceExhausted'],
    ])
  })

  it('[A4] are silent where nothing is paid', () => {
    expect(noticesAt(0, { outbound: false })).toEqual(['outboundOff'])
  })
})

describe('consentNoteOf', () => {
  it('[C6] finds the platform’s own words, and leaves others as they are', () => {
    expect(consentNoteOf({ kind: 'consent_reply', text: consentNotes.rejected })).toBe('rejected')
    expect(consentNoteOf({ kind: 'system', text: consentNotes.revoked })).toBe('revoked')
    expect(consentNoteOf({ kind: 'system', text: 'Ani took over.' })).toBeUndefined()
    expect(consentNoteOf({ kind: 'text', text: consentNotes.rejected })).toBeUndefined()
  })
})
