import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Call } from '#shared/domain/call.ts'
import { transition } from '#shared/domain/call-transition.ts'
import { calls, inputs, type InputName } from './call-cases.ts'

/** A call only ever moves to the right. */
const rank: Record<Call['state'], number> = {
  offered: 0,
  accepting: 1,
  dialing: 1,
  ringing: 2,
  connected: 3,
  ended: 4,
}

const ownerOf = (call: Call) => ('holder' in call ? call.holder?.agentId : undefined)

it('[I5] whatever happens, a call never moves back, never changes its owner, and Meta is asked to accept at most once', () => {
  const names = Object.keys(inputs) as InputName[]
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(calls)),
      fc.array(fc.constantFrom(...names), { maxLength: 12 }),
      (start, story) => {
        let call = start
        let accepts = 0
        for (const name of story) {
          const decision = transition(call, inputs[name])
          if (!decision.ok) continue
          expect(rank[decision.call.state]).toBeGreaterThanOrEqual(rank[call.state])
          if (ownerOf(call) !== undefined && decision.call.state !== 'ended') {
            expect(ownerOf(decision.call)).toBe(ownerOf(call))
          }
          const commands = decision.effects.filter(effect => effect.type === 'command')
          accepts += commands.filter(effect => effect.command.type === 'accept').length
          expect(commands.length).toBeLessThanOrEqual(1)
          call = decision.call
        }
        expect(accepts).toBeLessThanOrEqual(1)
      },
    ),
    { numRuns: 2_000 },
  )
})
