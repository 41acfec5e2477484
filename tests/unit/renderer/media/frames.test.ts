import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { Frames } from '../../../../src-renderer/media/frames.ts'

const frameLength = 480
const double = (frame: Float32Array) =>
  frame.forEach((sample, index) => frame.fill(sample * 2, index, index + 1))

/** What comes out of a stream that goes in by blocks of these lengths. */
function passed(lengths: readonly number[], work: (frame: Float32Array) => void): number[] {
  const frames = new Frames(frameLength, work)
  let next = 1
  return lengths.flatMap(length => {
    const input = Float32Array.from({ length }, () => next++)
    const output = new Float32Array(length)
    frames.pass(input, output)
    return [...output]
  })
}

it('gives back every sample, worked on, one frame later, in blocks of whatever length', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1_200 }), { minLength: 1, maxLength: 20 }), lengths => {
      const total = lengths.reduce((sum, length) => sum + length, 0)
      const expected = Array.from({ length: total }, (_, index) => Math.max(0, (index - frameLength + 1) * 2))
      expect(passed(lengths, double)).toEqual(expected)
    }),
  )
})

it('works on full frames alone', () => {
  const seen: number[] = []
  passed([128, 128, 128, 128, 128], frame => seen.push(frame.length, frame[0] ?? 0, frame.at(-1) ?? 0))
  expect(seen).toEqual([480, 1, 480])
})
