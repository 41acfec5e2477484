import { noKeyTargets } from '../keys/key-plan.ts'
import type { WantedAlerts } from './wanted-alerts.ts'

/** What each part of the system does about what is wanted; called only when its part has changed. */
export type AlertPorts = {
  readonly [Part in AppliedPart]: (wanted: WantedAlerts[Part]) => void
}

/** The window shows panels and makes sounds itself, from its state; what is held back is only noted. */
type AppliedPart = Exclude<keyof WantedAlerts, 'panels' | 'ringtone' | 'mayChime' | 'heldBack'>

/** Nothing rings, and nobody is there. */
export const nothingWanted: Pick<WantedAlerts, AppliedPart> = {
  notifications: [],
  attention: false,
  callWindow: null,
  tray: { presence: 'signedOut', activity: 'none', answerable: null, declinable: null, call: null },
  keys: noKeyTargets,
  badge: 0,
}

/** Keeps the system equal to what is wanted. */
export function createAlertApplier(ports: AlertPorts): (wanted: Pick<WantedAlerts, AppliedPart>) => void {
  const applied = new Map<AppliedPart, string>()
  function apply<Part extends AppliedPart>(part: Part, wanted: WantedAlerts[Part]): void {
    // Values of a few fields: their text tells best whether they differ.
    const text = JSON.stringify(wanted)
    if (applied.get(part) === text) return
    applied.set(part, text)
    ports[part](wanted)
  }
  return wanted => {
    apply('notifications', wanted.notifications)
    apply('attention', wanted.attention)
    apply('callWindow', wanted.callWindow)
    apply('tray', wanted.tray)
    apply('keys', wanted.keys)
    apply('badge', wanted.badge)
  }
}
