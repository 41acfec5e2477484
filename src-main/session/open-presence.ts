import { PresenceKeeper, type PresenceKeeperParts } from './presence-keeper.ts'
import { ReachKeeper } from './reach-keeper.ts'
import type { StateHolder } from './state-holder.ts'

export interface OpenPresence {
  readonly presence: PresenceKeeper
  /** [D3] Whether calls can be heard and answered here, which decides presence. */
  readonly reach: ReachKeeper
}

/** How present the agent is, and what stands in the way of it: both show in the state. */
export function openPresence(
  state: StateHolder,
  parts: Pick<PresenceKeeperParts, 'connection' | 'log'>,
): OpenPresence {
  const presence = new PresenceKeeper({ ...parts, onAwayReason: awayReason => state.set({ awayReason }) })
  const reach = new ReachKeeper({ presence, onChange: changed => state.set({ reach: changed }) })
  return { presence, reach }
}
