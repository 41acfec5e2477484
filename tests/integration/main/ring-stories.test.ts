import { expect, it } from 'vitest'
import { playStory } from '../../support/ring-fuzz/play-story.ts'

// Stories that rang wrongly once. The property beside this file found them among thousands, here they are played each time.

it('[D2] a call that came and ended in an untold sleep with a clock set forward does not ring', async () => {
  const { offered, rang } = await playStory({
    calls: [{ laterMs: 10_000, fate: 'customerHangsUp', afterMs: 32_000, talkMs: 0 }],
    // The socket keeps the offer; the platform has given it up by the time that it would tell the end.
    troubles: [
      { laterMs: 1_000, trouble: { kind: 'sleep', forMs: 44_000, told: 'never' } },
      { laterMs: 1_000, trouble: { kind: 'clockJump', byMs: 15_000 } },
    ],
  })
  expect({ offered, rang }).toEqual({ offered: 1, rang: 0 })
})

it('[D2] a call that came and ended in an untold sleep does not ring for a moment either', async () => {
  const { offered, rang } = await playStory({
    calls: [{ laterMs: 10_000, fate: 'customerHangsUp', afterMs: 32_000, talkMs: 0 }],
    troubles: [{ laterMs: 1_000, trouble: { kind: 'sleep', forMs: 44_000, told: 'never' } }],
  })
  expect({ offered, rang }).toEqual({ offered: 1, rang: 0 })
})

it('[D2] [D6] a call rings that the platform confirmed with its last words before the line was cut', async () => {
  const { offered, rang } = await playStory({
    calls: [{ laterMs: 14_600, fate: 'nothing', afterMs: 0, talkMs: 0 }],
    // Awake at 15,000; the answer to the hello is under way when the line breaks, and arrives.
    troubles: [
      { laterMs: 10_000, trouble: { kind: 'sleep', forMs: 5_000, told: 'before' } },
      { laterMs: 5_220, trouble: { kind: 'cut', forMs: 4_000 } },
    ],
  })
  expect({ offered, rang }).toEqual({ offered: 1, rang: 1 })
})
