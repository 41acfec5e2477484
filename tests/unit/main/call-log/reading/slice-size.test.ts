import { describe, expect, it } from 'vitest'
import { firstSlice, nextSliceSize } from '../../../../../src-main/call-log/reading/slice-size.ts'

/** How long the longest slice takes where each call costs so much, and how many slices there are. */
function read(calls: number, costMs: (read: number) => number) {
  let longest = 0
  let slices = 0
  for (let done = 0, size = firstSlice; done < calls; slices += 1) {
    const took = size * costMs(done)
    longest = Math.max(longest, took)
    done += size
    size = nextSliceSize(size, took)
  }
  return { longest, slices }
}

describe('[D5] the size of a slice', () => {
  it.each([0.001, 0.01, 0.05])('settles at a few milliseconds where a call costs %s ms', costMs => {
    const { longest, slices } = read(50_000, () => costMs)
    expect(longest).toBeLessThanOrEqual(4)
    expect(slices).toBeLessThan((50_000 * costMs) / 1.5 + 50)
  })

  it('gives in at once when calls cost more all of a sudden', () => {
    const { longest } = read(50_000, done => (done < 20_000 ? 0.01 : 0.04))
    expect(longest).toBeLessThanOrEqual(13)
  })

  it('is never nothing, and never without bound', () => {
    expect(nextSliceSize(20, 1_000)).toBe(20)
    expect(nextSliceSize(20_000, 0)).toBe(20_000)
  })
})
