import * as fc from 'fast-check'

/** What becomes of a call, `afterMs` after it began; a call that nobody ends rings until its hard end. */
export type Fate =
  | 'colleagueAnswers'
  | 'otherDesktopAnswers'
  | 'agentAnswers'
  | 'agentDeclines'
  | 'customerHangsUp'
  | 'nothing'

export interface StoryCall {
  /** After the call before it. */
  readonly laterMs: number
  readonly fate: Fate
  readonly afterMs: number
  /** Of a call that was answered. */
  readonly talkMs: number
}

export type Trouble =
  | { readonly kind: 'cut'; readonly forMs: number }
  | { readonly kind: 'hole'; readonly forMs: number; readonly healed: 'late' | 'forgotten' }
  /** `told`: the system says that it woke, before or after what the network brought is read. */
  | { readonly kind: 'sleep'; readonly forMs: number; readonly told: 'before' | 'after' | 'never' }
  | { readonly kind: 'clockJump'; readonly byMs: number }

export interface Story {
  readonly calls: readonly StoryCall[]
  readonly troubles: readonly { readonly laterMs: number; readonly trouble: Trouble }[]
}

export const callsInStory = 20

const upTo = (ms: number) => fc.nat(ms)
const duration = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 50, max: 3_000 }) },
  { weight: 3, arbitrary: fc.integer({ min: 3_000, max: 20_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 20_000, max: 200_000 }) },
)

const call = fc.record({
  laterMs: upTo(45_000),
  fate: fc.constantFrom<Fate>(
    'colleagueAnswers',
    'otherDesktopAnswers',
    'agentAnswers',
    'agentDeclines',
    'customerHangsUp',
    'nothing',
  ),
  afterMs: upTo(44_000),
  talkMs: upTo(40_000),
})

/** Everything that a network, a laptop and a wrong clock do. */
export const troubleArbitrary: fc.Arbitrary<Trouble> = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), forMs: duration }),
  fc.record({
    kind: fc.constant('hole' as const),
    forMs: duration,
    healed: fc.constantFrom('late' as const, 'forgotten' as const),
  }),
  fc.record({
    kind: fc.constant('sleep' as const),
    // Shorter ones are no sleep: a busy machine is as late.
    forMs: duration.map(ms => ms + 1_000),
    told: fc.constantFrom('before' as const, 'after' as const, 'never' as const),
  }),
  fc.record({
    kind: fc.constant('clockJump' as const),
    // Less than a second is what clocks do by themselves.
    byMs: fc
      .tuple(
        fc.oneof(fc.integer({ min: 1_000, max: 20_000 }), fc.integer({ min: 1_000, max: 3_600_000 })),
        fc.boolean(),
      )
      .map(([ms, isForward]) => (isForward ? ms : -ms)),
  }),
)

/** Twenty calls and everything that a network, a laptop and a wrong clock do meanwhile. */
export const storyArbitrary: fc.Arbitrary<Story> = fc.record({
  calls: fc.array(call, { minLength: callsInStory, maxLength: callsInStory }),
  troubles: fc.array(fc.record({ laterMs: upTo(60_000), trouble: troubleArbitrary }), { maxLength: 16 }),
})
