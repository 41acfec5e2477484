import { globalShortcut } from 'electron'
import type { CallActs } from '../alerts/call-acts.ts'
import type { DesktopConfig } from '../config.ts'
import type { Desktop } from '../desktop.ts'
import type { Logger } from '../logging/logger.ts'
import { CallKeys } from './call-keys.ts'

/** The person's keys for calls; Wayland gives programs none, and its desktops pretend to. */
export function openCallKeys(parts: {
  readonly desktop: Desktop
  readonly acts: CallActs
  readonly config: DesktopConfig
  readonly log: Logger
}): CallKeys {
  const { desktop, acts, config, log } = parts
  const keys = new CallKeys({
    port: globalShortcut,
    acts,
    now: () => performance.now(),
    onTaken: combinations => {
      const takenKeys = config.isWayland === true ? 'unavailable' : combinations
      const before = desktop.state.get().takenKeys ?? []
      // After whatever changed the state: patches reach the window in order.
      if (takenKeys.toString() !== before.toString()) queueMicrotask(() => desktop.state.set({ takenKeys }))
    },
    log,
  })
  desktop.state.onChange(({ settings }) => keys.choose(settings.globalKeys))
  return keys
}
