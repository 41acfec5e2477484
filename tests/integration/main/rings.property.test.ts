import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { propertyPatienceMs, propertyRuns } from '../../support/property-runs.ts'
import { playStory, type StoryNumbers } from '../../support/ring-fuzz/play-story.ts'
import { stopWithinMs } from '../../support/ring-fuzz/ring-judge.ts'
import { storyArbitrary } from '../../support/ring-fuzz/ring-story.ts'

// The real desktop session and the real platform, with time, the network and Meta in the test's hand: cuts, dead links,
// sleeps, wrong clocks, answers elsewhere and customers who hang up, in every mixture.

const storiesInCi = 500

it(
  '[D2] [D6] no ring outlives its call, and none that could ring is missed',
  async () => {
    const totals = { stories: 0, cuts: 0, holes: 0, sleeps: 0, clockJumps: 0 }
    const sums = { calls: 0, offered: 0, rang: 0, unreachable: 0, stopped: 0, resumed: 0, fresh: 0 }
    let worstStopMs = 0
    await fc.assert(
      fc.asyncProperty(storyArbitrary, async story => {
        const numbers: StoryNumbers = await playStory(story)
        const made = (kind: string) => story.troubles.filter(({ trouble }) => trouble.kind === kind).length
        totals.stories += 1
        totals.cuts += made('cut')
        totals.holes += made('hole')
        totals.sleeps += made('sleep')
        totals.clockJumps += made('clockJump')
        sums.calls += numbers.calls
        sums.offered += numbers.offered
        sums.rang += numbers.rang
        sums.unreachable += numbers.unreachable
        sums.stopped += numbers.stopped
        sums.resumed += numbers.resumed
        sums.fresh += numbers.fresh
        worstStopMs = Math.max(worstStopMs, numbers.worstStopMs)
      }),
      // To shrink a story takes many minutes; its seed plays it again.
      { ...propertyRuns(storiesInCi), endOnFailure: true },
    )
    console.info(`rings: ${JSON.stringify({ ...totals, ...sums, worstStopMs })}`)
    expect(worstStopMs).toBeLessThanOrEqual(stopWithinMs)
    expect(sums.rang).toBeGreaterThan(sums.offered / 3)
  },
  propertyPatienceMs,
)
