import { z } from 'zod'

/** What a key can do with a call while another program has the focus. */
export const keyActs = ['answer', 'decline', 'toggleMute', 'hangUp'] as const
export type KeyAct = (typeof keyActs)[number]

/** Why a combination is refused; the screen translates it. */
export type KeyTrouble =
  /** Not a letter, a digit or a function key: Space, Return and Escape are pressed without a look. */
  | 'unusable'
  /** One modifier or none: somebody types it elsewhere every day. */
  | 'tooFew'
  /** Control and Alt are AltGr on Windows, the consoles on Linux, and VoiceOver's own keys on macOS. */
  | 'controlAlt'

/** In the order in which they are written. */
export const keyModifiers = ['Control', 'Alt', 'Shift', 'Meta'] as const
export type KeyModifier = (typeof keyModifiers)[number]

/** A combination such as `Control+Shift+F9`, as Electron names it; its parts. */
export interface KeyCombination {
  readonly modifiers: readonly KeyModifier[]
  readonly key: string
}

/** The browser's event of a key. */
export interface Keystroke {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

/** What is being pressed, as one text; null while there are only modifiers. */
export function combinationOf(stroke: Keystroke): string | null {
  if (isModifier(stroke.key)) return null
  const held = {
    Control: stroke.ctrlKey,
    Alt: stroke.altKey,
    Shift: stroke.shiftKey,
    Meta: stroke.metaKey,
  }
  return [...keyModifiers.filter(modifier => held[modifier]), keyName(stroke)].join('+')
}

/** Reads what `combinationOf` writes. */
export function readCombination(text: string): KeyCombination {
  const parts = text.split('+')
  return {
    modifiers: keyModifiers.filter(modifier => parts.slice(0, -1).includes(modifier)),
    key: parts.at(-1) ?? '',
  }
}

/** Why a combination cannot be a key for calls, since what is typed elsewhere must never answer; null when it can. [D1] */
export function keyTrouble(combination: string): KeyTrouble | null {
  const { modifiers, key } = readCombination(combination)
  if (modifiers.length < 2) return 'tooFew'
  if (modifiers.includes('Control') && modifiers.includes('Alt')) return 'controlAlt'
  return /^(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4]))$/u.test(key) ? null : 'unusable'
}

const isCanonical = (text: string): boolean => {
  const { modifiers, key } = readCombination(text)
  return [...modifiers, key].join('+') === text
}

const globalKeySchema = z
  .string()
  .max(40)
  .refine(text => text === '' || (isCanonical(text) && keyTrouble(text) === null), {
    error: 'This combination cannot be a key for calls.',
  })

/** The combination of each act; empty: none. */
export const globalKeysSchema = z
  .object({
    answer: globalKeySchema,
    decline: globalKeySchema,
    toggleMute: globalKeySchema,
    hangUp: globalKeySchema,
  } satisfies Record<KeyAct, z.ZodType>)
  .refine(keys => keyActs.every(act => sameKey(keys, act, keys[act]) === null), {
    error: 'Two acts have the same key.',
  })
export type GlobalKeys = Readonly<Record<KeyAct, string>>

export const noGlobalKeys: GlobalKeys = { answer: '', decline: '', toggleMute: '', hangUp: '' }

/** A set that neither types anything nor is much used elsewhere; taken over by a click, never by itself. */
export const suggestedKeys: GlobalKeys = {
  answer: 'Control+Shift+F9',
  decline: 'Control+Shift+F10',
  toggleMute: 'Control+Shift+F11',
  hangUp: 'Control+Shift+F12',
}

/** Which other act has this combination already. */
export function sameKey(keys: GlobalKeys, act: KeyAct, combination: string): KeyAct | null {
  if (combination === '') return null
  return keyActs.find(other => other !== act && keys[other] === combination) ?? null
}

const isModifier = (key: string): boolean =>
  ['Control', 'Alt', 'AltGraph', 'Shift', 'Meta', 'OS', 'CapsLock', 'Fn', 'Dead'].includes(key)

/** The letter or digit that is printed on the key: with Shift or Option the keyboard tells of another one. */
function keyName({ key, code }: Keystroke): string {
  if (/^[a-z]$/iu.test(key)) return key.toUpperCase()
  return /^(?:Key|Digit)([A-Z0-9])$/u.exec(code)?.[1] ?? key
}
