import type { EpochMs } from '#shared/domain/ids.ts'
import type { Busy } from './busy.ts'
import type { Clock } from './clock.ts'

/** What becomes due by the rules' clock: one timer for each thing that has one. */
export interface DueTimers<Key> {
  /** Arms the timer, moves it, or with `undefined` drops it. */
  set(key: Key, at: EpochMs | undefined): void
  stop(): void
}

/** How long after a failed attempt (the database was away) what is due is tried again. */
const retryMs = 1_000

export function createDueTimers<Key>(parts: {
  readonly clock: Clock
  readonly busy: Busy
  /** Does what is due. What happened since the timer was armed may have moved it. */
  readonly due: (key: Key) => Promise<unknown>
  /** Told of each failure; it is tried again. */
  readonly failed: (error: unknown, key: Key) => void
}): DueTimers<Key> {
  const { clock, busy, due, failed } = parts
  const armed = new Map<Key, { readonly at: EpochMs; readonly cancel: () => void }>()
  let stopped = false

  function set(key: Key, at: EpochMs | undefined): void {
    const before = armed.get(key)
    if (before?.at === at) return
    before?.cancel()
    armed.delete(key)
    if (stopped || at === undefined) return
    const cancel = clock.wakeAt(at, () => {
      armed.delete(key)
      void busy.track(ring(key))
    })
    armed.set(key, { at, cancel })
  }

  async function ring(key: Key): Promise<void> {
    try {
      await due(key)
    } catch (error) {
      failed(error, key)
      // A timer that was armed meanwhile knows better.
      if (!armed.has(key)) set(key, clock.now() + retryMs)
    }
  }

  return {
    set,
    stop() {
      stopped = true
      for (const key of armed.keys()) set(key, undefined)
    },
  }
}
