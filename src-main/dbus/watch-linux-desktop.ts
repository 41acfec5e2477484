import type { Desktop } from '../desktop.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import { watchDoNotDisturb } from './do-not-disturb.ts'
import type { BusSource } from './kept-bus.ts'
import { watchScreenLock } from './screen-lock.ts'
import type { SessionBus } from './session-bus.ts'

/**
 * Follows what a Linux desktop says of itself on its bus: do-not-disturb, and the lock of its screen. With the bus goes
 * what it said. Resolves once the first bus has told; returns its undo.
 */
export async function watchLinuxDesktop(
  desktop: Pick<Desktop, 'alerts' | 'locked'>,
  buses: BusSource | null,
  log: Logger,
): Promise<() => void> {
  let stops: readonly (() => void)[] = []
  let turn = 0

  function stopWatching(): void {
    for (const stop of stops) stop()
    stops = []
  }

  async function follow(bus: SessionBus | null): Promise<void> {
    const mine = (turn += 1)
    if (mine > 1) {
      stopWatching()
      desktop.alerts.surroundings({ isSystemQuiet: false })
      desktop.locked(false)
    }
    if (!bus) return
    const watching = await watchBus(bus, desktop, log)
    if (mine === turn) stops = watching
    else for (const stop of watching) stop()
  }

  let following = Promise.resolve()
  const stopFollowing = buses?.onBus(bus => {
    following = follow(bus)
  })
  await following
  return () => {
    turn += 1
    stopFollowing?.()
    stopWatching()
  }
}

async function watchBus(
  bus: SessionBus,
  desktop: Pick<Desktop, 'alerts' | 'locked'>,
  log: Logger,
): Promise<readonly (() => void)[]> {
  const watching = await Promise.allSettled([
    watchDoNotDisturb(bus, isSystemQuiet => desktop.alerts.surroundings({ isSystemQuiet })),
    watchScreenLock(bus, isLocked => desktop.locked(isLocked)),
  ])
  return watching.flatMap(result => {
    if (result.status === 'fulfilled') return [result.value]
    log.warn('the desktop cannot be watched', { error: errorText(result.reason) })
    return []
  })
}
