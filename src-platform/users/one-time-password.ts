import { randomInt } from 'node:crypto'

/** How long a person may take to sign in with it, in milliseconds of real time. */
export const oneTimePasswordMs = 7 * 24 * 60 * 60 * 1_000

/** Letters and digits that nobody takes for another when they are read aloud. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** 16 signs in groups of four, some 79 bits: `k7fm-q2xr-…`. To be shown once and replaced at the first sign-in. */
export function createOneTimePassword(): string {
  const signs = Array.from({ length: 16 }, () => alphabet.charAt(randomInt(alphabet.length)))
  return [0, 4, 8, 12].map(start => signs.slice(start, start + 4).join('')).join('-')
}
