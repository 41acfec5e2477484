import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Consent,
  consentAdvice,
  consentStatus,
  consentWakeAt,
  mayBeCalled,
  noConsent,
  requestBudget,
} from '#shared/domain/consent.ts'
import { type ConsentInput, transitionConsent } from '#shared/domain/consent-transition.ts'
import { agentIdSchema, roomIdSchema } from '#shared/domain/ids.ts'
import { defaultPolicy as policy } from '#shared/domain/policy.ts'

const start = Date.parse('2026-11-23T09:00:00Z')
const second = 1_000
const hour = 3_600 * second
const day = 24 * hour
const fresh = noConsent(roomIdSchema.parse('room-1'))
const ani = agentIdSchema.parse('u-ani')

const asked = (at: number, requestId = `ask-${at}`): ConsentInput => ({
  type: 'asked',
  at,
  request: { requestId, askedBy: ani, askedAt: at },
})
const allowed = (at: number, over: object = {}): ConsentInput => ({
  type: 'allowed',
  at,
  permanent: false,
  ...over,
})
const refused = (at: number, automatic = false): ConsentInput => ({ type: 'refused', at, automatic })
const simple = (
  type: 'callConnected' | 'callUnanswered' | 'roomResolved' | 'timePassed',
  at = start,
): ConsentInput => ({ type, at })

function after(...inputs: ConsentInput[]): Consent {
  return inputs.reduce((consent, input) => transitionConsent(consent, input, policy).consent, fresh)
}
const times = (count: number, input: ConsentInput) => Array.from({ length: count }, () => input)

describe('budgets of requests', () => {
  it('[P2] allows the next request exactly 24 h after the last one, not a second before', () => {
    const consent = after(asked(start))
    expect(requestBudget(consent, start + day - second, policy)).toMatchObject({
      usedDay: 1,
      dayRetryAt: start + day,
    })
    expect(requestBudget(consent, start + day, policy)).toMatchObject({ usedDay: 0, dayRetryAt: undefined })
  })

  it('[P2] allows a third request exactly 7 d after the first, not a second before', () => {
    const consent = after(asked(start), asked(start + 2 * day))
    const justBefore = requestBudget(consent, start + 7 * day - second, policy)
    expect(justBefore).toMatchObject({ usedWeek: 2, weekRetryAt: start + 7 * day, dayRetryAt: undefined })
    expect(requestBudget(consent, start + 7 * day, policy).weekRetryAt).toBeUndefined()
  })

  it('[P2] a send that Meta refuses uses up nothing', () => {
    const consent = after(asked(start, 'ask'), { type: 'notSent', at: start, requestId: 'ask' })
    expect(requestBudget(consent, start, policy)).toMatchObject({ usedDay: 0, usedWeek: 0 })
    expect(consentStatus(consent)).toBe('none')
  })

  it('[P3] a connected call starts both budgets anew', () => {
    const consent = after(asked(start), asked(start + day), simple('callConnected', start + day))
    expect(requestBudget(consent, start + day, policy)).toMatchObject({ usedDay: 0, usedWeek: 0 })
  })
})

describe('an open request', () => {
  it('[P6] expires 72 h after it was asked, not a second before', () => {
    const at = start + 72 * hour
    expect(consentStatus(after(asked(start), simple('timePassed', at - second)))).toBe('pending')
    expect(consentStatus(after(asked(start), simple('timePassed', at)))).toBe('expired')
  })

  it('[P6] leaves the permission that stood before when it closes', () => {
    const standing = allowed(start, { permanent: true })
    expect(consentStatus(after(standing, asked(start + hour)))).toBe('pending')
    expect(consentStatus(after(standing, asked(start + hour), simple('timePassed', start + 74 * hour)))).toBe(
      'permanent',
    )
    expect(consentStatus(after(standing, asked(start + hour), simple('roomResolved')))).toBe('permanent')
  })

  it('[P6] closes when a call is connected and [P7] when the room is resolved', () => {
    expect(consentStatus(after(asked(start), simple('callConnected')))).toBe('none')
    expect(consentStatus(after(asked(start), simple('roomResolved')))).toBe('none')
  })

  it('[P8] an answer within the second of the question answers it', () => {
    expect(consentStatus(after(asked(start + 700), allowed(start)))).toBe('temporary')
  })

  it('[P8] an answer to an older question leaves the newer one open', () => {
    const consent = after(asked(start), asked(start + day), allowed(start + hour))
    expect(consentStatus(consent)).toBe('pending')
    expect(mayBeCalled(consent, start + day)).toBe(true)
  })
})

describe('a permission', () => {
  it('[P5] lasts 604,800 s from the approval, to the second', () => {
    const consent = after(allowed(start))
    const end = start + 604_800 * second
    expect(mayBeCalled(consent, end - second)).toBe(true)
    expect(mayBeCalled(consent, end)).toBe(false)
    expect(consentWakeAt(consent, policy)).toBe(end)
    expect(consentStatus(after(allowed(start), simple('timePassed', end)))).toBe('expired')
  })

  it('[P5] ends when Meta says, where it says', () => {
    expect(mayBeCalled(after(allowed(start, { until: start + hour })), start + hour)).toBe(false)
  })

  it('[P8] the newest answer holds, in whatever order the answers arrive', () => {
    const answers = [allowed(start), refused(start + hour), allowed(start + 2 * hour, { permanent: true })]
    fc.assert(
      fc.property(fc.shuffledSubarray(answers, { minLength: 3 }), order => {
        expect(consentStatus(after(...order))).toBe('permanent')
      }),
    )
  })

  it('[P8] a late answer counts after its request has expired', () => {
    const late = after(asked(start), simple('timePassed', start + 73 * hour), allowed(start + 74 * hour))
    expect(consentStatus(late)).toBe('temporary')
  })

  it("[P9] the customer's no is a refusal; [P11] Meta's own is a revocation", () => {
    expect(consentStatus(after(asked(start), refused(start + hour)))).toBe('rejected')
    expect(consentStatus(after(allowed(start), refused(start + hour, true)))).toBe('revoked')
  })

  it('[P10] two unanswered calls in a row advise to reconsider, one does not', () => {
    expect(consentAdvice(after(allowed(start), simple('callUnanswered')), policy)).toBeUndefined()
    expect(consentAdvice(after(allowed(start), ...times(2, simple('callUnanswered'))), policy)).toBe(
      'reconsider',
    )
  })

  it('[P11] four in a row revoke it, three do not, and an answered call starts the count anew', () => {
    expect(consentStatus(after(allowed(start), ...times(3, simple('callUnanswered'))))).toBe('temporary')
    expect(consentStatus(after(allowed(start), ...times(4, simple('callUnanswered'))))).toBe('revoked')
    const broken = after(
      allowed(start),
      ...times(3, simple('callUnanswered')),
      simple('callConnected'),
      simple('callUnanswered'),
    )
    expect(consentStatus(broken)).toBe('temporary')
    expect(broken.unanswered).toBe(1)
  })

  it('[P8] is corrected by what Meta has on record', () => {
    const none = { type: 'reconciled', at: start, permission: { kind: 'none' } } as const
    expect(consentStatus(after(allowed(start), none))).toBe('revoked')
    expect(consentStatus(after(none))).toBe('none')
    const permanent = { type: 'reconciled', at: start, permission: { kind: 'permanent' } } as const
    expect(consentStatus(after(asked(start), permanent))).toBe('permanent')
  })
})
