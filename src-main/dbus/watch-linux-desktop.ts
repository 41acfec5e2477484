import type { Desktop } from '../desktop.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import { watchDoNotDisturb } from './do-not-disturb.ts'
import { watchScreenLock } from './screen-lock.ts'
import type { SessionBus } from './session-bus.ts'

/** Follows what a Linux desktop says of itself on its bus: do-not-disturb, and the lock of its screen. Returns its undo. */
export async function watchLinuxDesktop(
  desktop: Pick<Desktop, 'alerts' | 'locked'>,
  bus: SessionBus | null,
  log: Logger,
): Promise<() => void> {
  if (!bus) return () => {}
  const watching = await Promise.allSettled([
    watchDoNotDisturb(bus, isSystemQuiet => desktop.alerts.surroundings({ isSystemQuiet })),
    watchScreenLock(bus, isLocked => desktop.locked(isLocked)),
  ])
  const stops = watching.flatMap(result => {
    if (result.status === 'fulfilled') return [result.value]
    log.warn('the desktop cannot be watched', { error: errorText(result.reason) })
    return []
  })
  return () => {
    for (const stop of stops) stop()
  }
}
