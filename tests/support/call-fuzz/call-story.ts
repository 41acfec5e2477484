import * as fc from 'fast-check'
import { troubleArbitrary, type Trouble } from '../ring-fuzz/ring-story.ts'

/** Who ends a call that is spoken, or would be; what nobody ends goes on. */
export type Ender = 'agent' | 'customer' | 'both' | 'nobody'

/** A call in either direction, `laterMs` after the one before it began. */
export interface SpokenCall {
  readonly laterMs: number
  readonly direction: 'inbound' | 'outbound'
  /** Whether the other side takes it: the agent a customer's call, the customer the agent's. */
  readonly taken: 'answers' | 'declines' | 'ignores'
  readonly takenAfterMs: number
  readonly ender: Ender
  readonly talkMs: number
  /** Meta's answer to the agent's dial never comes; its webhooks do. */
  readonly isDialAnswerLost: boolean
}

export type CallTrouble = Trouble | { readonly kind: 'restart' }

export interface CallStory {
  readonly calls: readonly SpokenCall[]
  readonly troubles: readonly { readonly laterMs: number; readonly trouble: CallTrouble }[]
}

const call = fc.record({
  laterMs: fc.nat(40_000),
  direction: fc.constantFrom('inbound' as const, 'outbound' as const),
  taken: fc.oneof(
    { weight: 4, arbitrary: fc.constant('answers' as const) },
    { weight: 1, arbitrary: fc.constantFrom('declines' as const, 'ignores' as const) },
  ),
  takenAfterMs: fc.nat(20_000),
  ender: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<Ender>('agent', 'customer', 'both') },
    { weight: 1, arbitrary: fc.constant<Ender>('nobody') },
  ),
  talkMs: fc.nat(30_000),
  isDialAnswerLost: fc.boolean(),
})

const trouble: fc.Arbitrary<CallTrouble> = fc.oneof(
  { weight: 4, arbitrary: troubleArbitrary },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
)

/** A few calls, one after the other or over each other, and what the network, the laptop and the platform do meanwhile. */
export const callStoryArbitrary: fc.Arbitrary<CallStory> = fc.record({
  calls: fc.array(call, { minLength: 1, maxLength: 6 }),
  troubles: fc.array(fc.record({ laterMs: fc.nat(30_000), trouble }), { maxLength: 8 }),
})
