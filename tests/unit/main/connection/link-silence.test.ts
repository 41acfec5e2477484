import { describe, expect, it } from 'vitest'
import { judgeSilence } from '../../../../src-main/connection/link-silence.ts'

describe('[D6] the silence of the platform', () => {
  it.each([
    [0, false, 'alive'],
    [9_999, false, 'alive'],
    [10_000, false, 'probe'],
    [19_999, false, 'probe'],
    [20_000, false, 'gone'],
    [3_999, true, 'alive'],
    [4_000, true, 'probe'],
    [8_000, true, 'gone'],
  ] as const)('%i ms, with a call at stake: %s → %s', (silentMs, urgent, verdict) => {
    expect(judgeSilence(silentMs, urgent)).toBe(verdict)
  })
})
