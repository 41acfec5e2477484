import type { Session } from '../session/session.ts'
import type { DesktopState, StatePatch } from './desktop-state.ts'

/** Applies a patch; used by the window's mirror, so this file stays free of schemas. */
export function applyPatch(state: DesktopState, patch: StatePatch): DesktopState {
  const { session, ...slices } = patch
  if (session === undefined) return { ...state, ...slices }
  // The first patch after `null` carries the whole session; later ones only what changed.
  const merged = session === null ? null : ({ ...state.session, ...session } as Session)
  return { ...state, ...slices, session: merged }
}

/** What must be sent to turn `before` into `after`; parts are compared by identity. */
export function patchBetween(before: DesktopState, after: DesktopState): StatePatch {
  const { session: oldSession, ...oldSlices } = before
  const { session: newSession, ...newSlices } = after
  const slices = changedParts(oldSlices, newSlices)
  if (oldSession === newSession) return slices
  if (oldSession === null || newSession === null) return { ...slices, session: newSession }
  return { ...slices, session: changedParts(oldSession, newSession) }
}

function changedParts<T extends object>(before: T, after: T): Partial<T> {
  const changed: Partial<T> = {}
  // Object.keys widens to string; the keys are those of T.
  for (const key of Object.keys(after) as (keyof T)[]) {
    if (before[key] !== after[key]) changed[key] = after[key]
  }
  return changed
}
