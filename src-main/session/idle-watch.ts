import type { Clock } from '../clock.ts'

/** Milliseconds between two looks: whoever comes back is online again this soon. */
const lookEveryMs = 2_000

export interface IdleWatchParts {
  readonly clock: Clock
  /** How long nobody has touched the machine, in seconds. */
  readonly idleSeconds: () => number
  /** After how long that is idle, in minutes; 0: never. */
  readonly idleAfterMinutes: () => number
  readonly onChange: (isIdle: boolean) => void
}

/** Tells when the machine is left alone, and when somebody is back. Returns its undo. */
export function watchIdleness(parts: IdleWatchParts): () => void {
  let wasIdle = false
  return parts.clock.every(lookEveryMs, () => {
    const minutes = parts.idleAfterMinutes()
    const isIdle = minutes > 0 && parts.idleSeconds() >= minutes * 60
    if (isIdle !== wasIdle) parts.onChange(isIdle)
    wasIdle = isIdle
  })
}
