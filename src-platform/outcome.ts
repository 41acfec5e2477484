import type { Refusal } from '#shared/domain/refusal.ts'

/** What became of a request: done, refused by a rule or by the provider, or asked about something that is not there. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }
  /** The parameter whose id names nothing that this agent may know of; the socket answers −32602 with it as the path. */
  | { readonly ok: false; readonly unknownId: string }
  /** A parameter that is well-formed but cannot be meant; the socket answers −32602 with its path and the reason. */
  | { readonly ok: false; readonly badParam: string; readonly why: string }

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value })
export const refused = (refusal: Refusal): Outcome<never> => ({ ok: false, refusal })
export const unknownId = (path: string): Outcome<never> => ({ ok: false, unknownId: path })
export const badParam = (path: string, why: string): Outcome<never> => ({ ok: false, badParam: path, why })
