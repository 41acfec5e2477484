import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { callStoryArbitrary } from '../../support/call-fuzz/call-story.ts'
import { playCallStory } from '../../support/call-fuzz/play-call-story.ts'
import { propertyPatienceMs, propertyRuns } from '../../support/property-runs.ts'

// Calls in both directions that are taken, declined, lost and ended from either side, while the line is cut, the machine
// sleeps, its clock is wrong and the platform is killed and started again.

const storiesInCi = 250

it(
  '[D6] once all is quiet, the desktop, the platform and Meta agree on which calls are on, and nothing rings',
  async () => {
    const sums = { stories: 0, answered: 0, dialled: 0, on: 0, resumed: 0, fresh: 0 }
    await fc.assert(
      fc.asyncProperty(callStoryArbitrary, async story => {
        const { desktop, platform, meta, ringing, ...numbers } = await playCallStory(story)
        expect({ desktop, meta, ringing }).toEqual({ desktop: platform, meta: platform, ringing: [] })
        sums.stories += 1
        sums.answered += numbers.answered
        sums.dialled += numbers.dialled
        sums.on += meta.length
        sums.resumed += numbers.resumed
        sums.fresh += numbers.fresh
      }),
      // To shrink a story takes many minutes; its seed plays it again.
      { ...propertyRuns(storiesInCi), endOnFailure: true },
    )
    console.info(`calls: ${JSON.stringify(sums)}`)
    // An agent has one call at most, so a story leaves one on or none; both must have been seen.
    expect(sums.on).toBeGreaterThan(0)
    expect(sums.on).toBeLessThan(sums.stories)
    expect(sums.answered).toBeGreaterThan(0)
    expect(sums.dialled).toBeGreaterThan(0)
  },
  propertyPatienceMs,
)
