import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callIdSchema } from '#shared/domain/ids.ts'
import { type GlobalKeys, globalKeysSchema, keyActs, noGlobalKeys } from '#shared/ipc/global-keys.ts'
import { CallKeys } from '../../../../src-main/keys/call-keys.ts'
import type { KeyTargets } from '../../../../src-main/keys/key-plan.ts'
import { recordingLog } from '../../../support/recording-log.ts'

const combinations = [
  '',
  'Control+Shift+F9',
  'Control+Shift+F10',
  'Alt+Shift+A',
  'Shift+Meta+7',
  'Alt+Meta+H',
]
const keysArbitrary: fc.Arbitrary<GlobalKeys> = fc
  .tuple(...keyActs.map(() => fc.constantFrom(...combinations)))
  .map(([answer = '', decline = '', toggleMute = '', hangUp = '']) => ({
    answer,
    decline,
    toggleMute,
    hangUp,
  }))
  .filter(keys => globalKeysSchema.safeParse(keys).success)

const target = fc.option(fc.constantFrom(...['call-1', 'call-2'].map(id => callIdSchema.parse(id))))
const targetsArbitrary: fc.Arbitrary<KeyTargets> = fc.record({
  answer: target,
  decline: target,
  toggleMute: target,
  hangUp: target,
})

const step = fc.oneof(
  keysArbitrary.map(keys => ({ keys })),
  targetsArbitrary.map(targets => ({ targets })),
)

describe('keys of the whole desktop', () => {
  it('[D1] are held exactly while they have a call to act on, and act on that call', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...combinations)), fc.array(step), (others, steps) => {
        const held = new Map<string, () => void>()
        const pressed: string[] = []
        let taken: readonly string[] = []
        let now = 0
        const act = (name: string) => (callId: string) => void pressed.push(`${name} ${callId}`)
        const callKeys = new CallKeys({
          port: {
            register: (combination, onPress) => {
              if (others.includes(combination)) return false
              held.set(combination, onPress)
              return true
            },
            unregister: combination => void held.delete(combination),
          },
          acts: {
            answer: act('answer'),
            decline: act('decline'),
            toggleMute: act('toggleMute'),
            hangUp: act('hangUp'),
          },
          now: () => (now += 1_000),
          onTaken: combinationsOfOthers => (taken = combinationsOfOthers),
          log: recordingLog(),
        })
        let keys = noGlobalKeys
        let targets: KeyTargets = { answer: null, decline: null, toggleMute: null, hangUp: null }
        for (const change of steps) {
          if ('keys' in change) callKeys.choose((keys = change.keys))
          else callKeys.aim((targets = change.targets))
          const free = keyActs.filter(
            one => targets[one] !== null && keys[one] !== '' && !others.includes(keys[one]),
          )
          expect([...held.keys()].sort()).toEqual(free.map(one => keys[one]).sort())
          for (const one of free) {
            held.get(keys[one])?.()
            expect(pressed.at(-1)).toBe(`${one} ${targets[one]}`)
          }
          const blocked = keyActs.map(one => keys[one]).filter(one => one !== '' && others.includes(one))
          expect([...taken].sort()).toEqual(blocked.sort())
        }
        callKeys.stop()
        expect(held.size).toBe(0)
      }),
    )
  })
})
