import { describe, expect, it } from 'vitest'
import { createThrottle, type Admission, type Attempt } from '../../../../src-platform/auth/throttle.ts'

function aThrottle() {
  let now = 0
  const throttle = createThrottle(() => now)
  const settled = (attempt: Attempt, outcome: 'failed' | 'succeeded'): Admission => {
    const admission = throttle.admit(attempt)
    if (admission.admitted) admission.settle(outcome)
    return admission
  }
  return {
    ...throttle,
    fail: (attempt: Attempt) => settled(attempt, 'failed'),
    succeed: (attempt: Attempt) => settled(attempt, 'succeeded'),
    passMs: (ms: number) => {
      now += ms
    },
  }
}

const ani = { account: 'ani@example.com', address: '10.0.0.1' }

describe('throttling', () => {
  it('refuses an account after five failures in a minute, from wherever, and says for how long', () => {
    const throttle = aThrottle()
    for (let host = 1; host <= 5; host++) {
      expect(throttle.fail({ ...ani, address: `10.0.0.${host}` }).admitted).toBe(true)
      throttle.passMs(1_000)
    }
    expect(throttle.admit(ani)).toEqual({ admitted: false, retryAfterSeconds: 55 })
    expect(throttle.admit({ ...ani, account: 'beni@example.com' }).admitted).toBe(true)
    throttle.passMs(55_000)
    expect(throttle.admit(ani).admitted).toBe(true)
  })

  it('refuses an address after fifty failures in a minute, whatever the accounts', () => {
    const throttle = aThrottle()
    for (let person = 0; person < 50; person++) {
      expect(throttle.fail({ account: `${person}@example.com`, address: '10.0.0.1' }).admitted).toBe(true)
    }
    expect(throttle.admit(ani)).toEqual({ admitted: false, retryAfterSeconds: 60 })
    expect(throttle.admit({ address: '10.0.0.1' }).admitted).toBe(false)
    expect(throttle.admit({ ...ani, address: '10.0.0.2' }).admitted).toBe(true)
  })

  it('does not count what succeeded', () => {
    const throttle = aThrottle()
    for (let turn = 0; turn < 100; turn++) expect(throttle.succeed(ani).admitted).toBe(true)
  })

  it("counts an account's attempts under way, so that many at once gain nothing", () => {
    const throttle = aThrottle()
    const admitted = Array.from({ length: 20 }, () => throttle.admit(ani)).filter(each => each.admitted)
    expect(admitted).toHaveLength(5)
    for (const each of admitted) each.settle('succeeded')
    expect(throttle.admit(ani).admitted).toBe(true)
  })

  it('lets a whole office come back through one address at the same moment', () => {
    const throttle = aThrottle()
    const office = Array.from({ length: 500 }, () => throttle.admit({ address: '10.0.0.1' }))
    expect(office.every(each => each.admitted)).toBe(true)
  })
})
