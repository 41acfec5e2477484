import { describe, expect, it } from 'vitest'
import {
  goodStanding,
  isAnswerRateLow,
  standingWakeAt,
  transitionStanding,
  type AccountStanding,
  type StandingInput,
} from '#shared/domain/account-standing.ts'
import { defaultPolicy } from '#shared/domain/policy.ts'
import { t0 } from '../../../support/builders/calls.ts'

const after = (...inputs: StandingInput[]): AccountStanding =>
  inputs.reduce((standing, input) => transitionStanding(standing, input, defaultPolicy), goodStanding)
const rate = (answered: number, offered: number, at = t0): StandingInput => ({
  type: 'answerRate',
  answered,
  offered,
  at,
})
const week = 7 * 24 * 3_600_000
const outbound = 'RESTRICTED_BUSINESS_INITIATED_CALLING'
const button = 'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN'

describe('the answer rate', () => {
  it.each([
    [35, 50, false],
    [34, 50, true],
    [7, 10, false],
    [6, 10, true],
    [0, 1, true],
    [1, 1, false],
  ])('[I10] %i of %i is below 70 %%: %s', (answered, offered, low) => {
    expect(isAnswerRateLow({ answered, offered }, defaultPolicy)).toBe(low)
  })

  it('[I10] warns once when it falls below, and no more when it is above again', () => {
    const low = after(rate(7, 10), rate(6, 10, t0 + 1))
    expect(low.warnings).toEqual([{ type: 'low_answer_rate', source: 'platform', at: t0 + 1 }])
    const lower = transitionStanding(low, rate(5, 10, t0 + 2), defaultPolicy)
    expect(lower).toMatchObject({ answerRate: { answered: 5, offered: 10 } })
    expect(lower.warnings).toBe(low.warnings)
    expect(transitionStanding(lower, rate(7, 10, t0 + 3), defaultPolicy).warnings).toEqual([])
  })

  it('[I10] is no news where it is the same', () => {
    const standing = after(rate(7, 10))
    expect(transitionStanding(standing, rate(7, 10, t0 + 9), defaultPolicy)).toBe(standing)
  })
})

describe("the provider's word", () => {
  const restricted = after({ type: 'restricted', restriction: outbound, until: t0 + week, at: t0 })

  it('[I10] a restriction lasts to the moment of its end', () => {
    expect(restricted.restrictions).toMatchObject([{ type: outbound, until: t0 + week }])
    expect(standingWakeAt(restricted)).toBe(t0 + week)
    const early = { type: 'timePassed', at: t0 + week - 1 } as const
    expect(transitionStanding(restricted, early, defaultPolicy)).toBe(restricted)
    const over = transitionStanding(restricted, { type: 'timePassed', at: t0 + week }, defaultPolicy)
    expect(over.restrictions).toEqual([])
    expect(standingWakeAt(over)).toBeUndefined()
  })

  it('[I10] a newer restriction of the same kind takes the place of the older', () => {
    const longer = { type: 'restricted', restriction: outbound, until: t0 + 2 * week, at: t0 + 1 } as const
    expect(transitionStanding(restricted, longer, defaultPolicy).restrictions).toMatchObject([
      { until: t0 + 2 * week },
    ])
  })

  it('[I10] a hidden button has no end but its being shown again', () => {
    const hidden = after({ type: 'restricted', restriction: button, remediation: 'Answer more.', at: t0 })
    expect(standingWakeAt(hidden)).toBeUndefined()
    expect(
      after({ type: 'restricted', restriction: button, at: t0 }, { type: 'buttonShown', at: t0 + 1 }),
    ).toEqual(goodStanding)
  })

  it('[I10] a warning is shown with its advice for as long as its restriction would last', () => {
    const warned = after({ type: 'warned', warning: 'LOW', remediation: 'Answer more.', at: t0 })
    expect(warned.warnings).toEqual([
      { type: 'LOW', source: 'provider', at: t0, until: t0 + week, remediation: 'Answer more.' },
    ])
  })
})
