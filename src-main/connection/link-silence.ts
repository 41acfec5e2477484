/** How long the platform may be silent, in milliseconds. */
export const silence = {
  /** With nothing at stake. Shorter than the protocol's own limit: until it is noticed, the next call rings nowhere. */
  calmMs: 20_000,
  /** While a call rings or is spoken: its end must not wait for half a minute. */
  urgentMs: 8_000,
  /** How often the silence is judged. */
  lookEveryMs: 1_000,
} as const

/**
 * What a silence of `silentMs` means. TCP alone does not tell of a dead link for many minutes, so before it is given up
 * the platform is pinged, and any byte of it counts as a sign of life.
 */
export function judgeSilence(silentMs: number, urgent: boolean): 'alive' | 'probe' | 'gone' {
  const limitMs = urgent ? silence.urgentMs : silence.calmMs
  if (silentMs >= limitMs) return 'gone'
  return silentMs >= limitMs / 2 ? 'probe' : 'alive'
}
