import type { CallId } from '#shared/domain/ids.ts'
import { type GlobalKeys, type KeyAct, keyActs } from '#shared/ipc/global-keys.ts'

/** The call that each act would meet at this moment; null: none, and its key belongs to all other programs. */
export type KeyTargets = Readonly<Record<KeyAct, CallId | null>>

export const noKeyTargets: KeyTargets = { answer: null, decline: null, toggleMute: null, hangUp: null }

/** The combinations to take from the system, and those to give back, so that exactly those with a target are held. */
export interface KeyChange {
  readonly take: readonly string[]
  readonly giveBack: readonly string[]
}

export function keyChange(
  held: ReadonlySet<string>,
  wanted: { readonly keys: GlobalKeys; readonly targets: KeyTargets },
): KeyChange {
  const { keys, targets } = wanted
  const needed = keyActs.filter(act => targets[act] !== null).map(act => keys[act])
  return {
    take: needed.filter(combination => combination !== '' && !held.has(combination)),
    giveBack: [...held].filter(combination => !needed.includes(combination)),
  }
}

/** What a combination does now; null when nothing any more. */
export function pressOf(
  combination: string,
  { keys, targets }: { readonly keys: GlobalKeys; readonly targets: KeyTargets },
): { readonly act: KeyAct; readonly callId: CallId } | null {
  const act = keyActs.find(one => keys[one] === combination)
  const callId = act === undefined ? null : targets[act]
  return act === undefined || callId === null ? null : { act, callId }
}

/** A key that is held down comes again and again on some systems; the first repeat after up to this many milliseconds. */
export const repeatMs = 700
