/** How present an agent is to everybody. */
type Presence = 'online' | 'away' | 'offline'

/** A desktop of an agent that is connected, or was a moment ago. */
export interface PresentDesktop {
  /** Nobody is at it, or a call could not be heard there: it has said so by itself. */
  readonly isHeldAway: boolean
}

/** What is kept of an agent's presence. */
export interface KeptPresence {
  readonly presence: Presence
  /** Away by what the desktops observed alone: `online` is what the person chose. */
  readonly isHeldAway: boolean
}

/** The person's own word, whatever was observed since. */
export const chosenPresence = ({ presence, isHeldAway }: KeptPresence): Presence =>
  isHeldAway ? 'online' : presence

/**
 * The presence of an agent who chose `chosen` and works at these desktops. Only an online agent is held away, and only
 * while every desktop is: whoever left one may be at another. [R4]
 *
 * @param desktops none: the agent counts as not reachable anyhow, and nothing is to be learned
 */
export function presenceAt(chosen: Presence, desktops: readonly PresentDesktop[]): KeptPresence {
  const isHeldAway =
    chosen === 'online' && desktops.length > 0 && desktops.every(desktop => desktop.isHeldAway)
  return { presence: isHeldAway ? 'away' : chosen, isHeldAway }
}
