import { networkInterfaces } from 'node:os'
import { powerMonitor, powerSaveBlocker } from 'electron'
import { systemClock } from './clock.ts'
import { watchNetwork } from './connection/network-watch.ts'
import type { Desktop } from './desktop.ts'
import { watchIdleness } from './session/idle-watch.ts'
import { watchPower } from './system.ts'

/** Tells the desktop what the machine goes through: sleep, lock, idleness, another network. Returns its undo. */
export function watchMachine(desktop: Desktop): () => void {
  const stops = [
    watchPower({
      onSuspend: () => desktop.suspend(),
      onWake: () => desktop.wake('the machine woke'),
      onLock: isLocked => desktop.locked(isLocked),
    }),
    watchIdleness({
      clock: systemClock,
      idleSeconds: () => powerMonitor.getSystemIdleTime(),
      idleAfterMinutes: () => desktop.state.get().settings.awayAfterMinutes,
      onChange: isIdle => desktop.presence.observe({ isIdle }),
    }),
    watchNetwork(systemClock, networkInterfaces, () => desktop.networkChanged()),
    stayAwakeInCalls(desktop),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Nobody touches the machine while speaking: it must not fall asleep for that. */
function stayAwakeInCalls(desktop: Desktop): () => void {
  let blocker: number | null = null
  const release = () => {
    if (blocker !== null) powerSaveBlocker.stop(blocker)
    blocker = null
  }
  const unlisten = desktop.state.onChange(({ session }) => {
    const isOnCall = session !== null && Object.keys(session.calls).length > 0
    if (isOnCall) blocker ??= powerSaveBlocker.start('prevent-app-suspension')
    else release()
  })
  return () => {
    unlisten()
    release()
  }
}
