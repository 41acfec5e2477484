import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf } from '../../../../tools/gate/error-lines.ts'

/** What vitest's report has of an error. */
async function reportOf(check: Promise<void>): Promise<string> {
  try {
    await check
  } catch (error) {
    if (error instanceof Error) return error.stack ?? error.message
  }
  throw new Error('It did not fail.')
}

const noStory = fc.asyncProperty(fc.array(fc.nat(), { minLength: 200, maxLength: 200 }), async story => {
  await Promise.resolve()
  throw new Error(`it rings for ${story.length > 0 ? 'nobody' : ''}`)
})

describe('the lines of an error', () => {
  it('say of a property that failed how to play it again, however few there may be', async () => {
    const error = await reportOf(
      fc.assert(noStory, { seed: 4711, endOnFailure: true, includeErrorInReport: true }),
    )
    expect(linesOf(error, 1)).toEqual([
      '    Property failed after 1 tests { seed: 4711, path: "0", endOnFailure: true }',
      '    error: it rings for nobody',
      expect.stringMatching(/^ {4}Counterexample: \[\[\d+,.{200,300}…$/),
    ])
    expect(linesOf(error, 14)).toEqual(linesOf(error, 1))
  })

  it('say so too where the reason is not part of the report', async () => {
    const error = await reportOf(fc.assert(noStory, { seed: 4711, endOnFailure: true }))
    expect(linesOf(error, 1)).toEqual([
      '    Property failed after 1 tests { seed: 4711, path: "0", endOnFailure: true }',
      expect.stringMatching(/^ {4}Counterexample: /),
    ])
  })

  it('are the first of any other', () => {
    expect(linesOf('Error: 1 is not 2\n\n    at a.test.ts:3\n    at /node_modules/run.js:1', 2)).toEqual([
      '    Error: 1 is not 2',
      '        at a.test.ts:3',
    ])
  })
})
