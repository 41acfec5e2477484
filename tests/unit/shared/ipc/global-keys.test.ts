import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  combinationOf,
  globalKeysSchema,
  type Keystroke,
  keyTrouble,
  noGlobalKeys,
  suggestedKeys,
} from '#shared/ipc/global-keys.ts'

const stroke = (change: Partial<Keystroke>): Keystroke => ({
  key: 'F9',
  code: 'F9',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...change,
})

describe('a combination', () => {
  it.each([
    ['Control+Shift+F9', { ctrlKey: true, shiftKey: true }],
    ['Control+Shift+A', { key: 'A', code: 'KeyA', ctrlKey: true, shiftKey: true }],
    ['Control+Shift+1', { key: '!', code: 'Digit1', ctrlKey: true, shiftKey: true }],
    ['Alt+Shift+H', { key: 'Ó', code: 'KeyH', altKey: true, shiftKey: true }],
    // A French keyboard has A where an English one has Q.
    ['Shift+Meta+A', { key: 'a', code: 'KeyQ', metaKey: true, shiftKey: true }],
  ])('is read as %s', (text, change) => {
    expect(combinationOf(stroke(change))).toBe(text)
  })

  it('is not there yet while only modifiers are held', () => {
    expect(combinationOf(stroke({ key: 'Shift', code: 'ShiftLeft', shiftKey: true }))).toBeNull()
  })

  it.each([
    ['F9', 'tooFew'],
    ['Space', 'tooFew'],
    ['Control+C', 'tooFew'],
    ['Shift+A', 'tooFew'],
    ['Control+Alt+E', 'controlAlt'],
    ['Control+Alt+Shift+F9', 'controlAlt'],
    ['Control+Shift+ ', 'unusable'],
    ['Control+Shift+Enter', 'unusable'],
    ['Control+Shift+Escape', 'unusable'],
    ['Control+Shift+Tab', 'unusable'],
    ['Control+Shift+F25', 'unusable'],
  ])('[D1] %s is refused: %s', (text, trouble) => {
    expect(keyTrouble(text)).toBe(trouble)
    expect(globalKeysSchema.safeParse({ ...noGlobalKeys, answer: text }).success).toBe(false)
  })

  it('[D1] of one modifier or none is never a key for calls', () => {
    const oneModifier = fc.constantFrom<Partial<Keystroke>>(
      {},
      { ctrlKey: true },
      { altKey: true },
      { shiftKey: true },
      { metaKey: true },
    )
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), oneModifier, (key, code, held) => {
        const combination = combinationOf(stroke({ key, code, ...held }))
        const answer = { ...noGlobalKeys, answer: combination ?? 'F9' }
        expect(globalKeysSchema.safeParse(answer).success).toBe(false)
      }),
    )
  })
})

describe('the keys of all acts', () => {
  it('are none, or the suggested ones', () => {
    expect(globalKeysSchema.parse(noGlobalKeys)).toEqual(noGlobalKeys)
    expect(globalKeysSchema.parse(suggestedKeys)).toEqual(suggestedKeys)
  })

  it('differ from each other, and are written in one way', () => {
    const same = { ...suggestedKeys, hangUp: suggestedKeys.answer }
    expect(globalKeysSchema.safeParse(same).success).toBe(false)
    expect(globalKeysSchema.safeParse({ ...noGlobalKeys, answer: 'Shift+Control+F9' }).success).toBe(false)
  })
})
