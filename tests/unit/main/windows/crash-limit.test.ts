import { expect, it } from 'vitest'
import { createCrashLimit } from '../../../../src-main/windows/crash-limit.ts'

it('loads a crashed page three times a minute, and not for ever', () => {
  const mayReload = createCrashLimit()
  expect([0, 1_000, 2_000, 3_000].map(mayReload)).toEqual([true, true, true, false])
  expect(mayReload(63_001)).toBe(true)
})
