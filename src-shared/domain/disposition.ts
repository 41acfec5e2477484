/**
 * What may come of a call, where an account has no list of its own. The screen has words for these in each language; what
 * an Admin writes is shown as it is written.
 */
export const defaultDispositions = [
  'solved',
  'follow_up',
  'call_back',
  'sale',
  'no_interest',
  'wrong_number',
] as const

export type DefaultDisposition = (typeof defaultDispositions)[number]

export const isDefaultDisposition = (disposition: string): disposition is DefaultDisposition =>
  (defaultDispositions as readonly string[]).includes(disposition)
