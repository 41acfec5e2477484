import {
  holdsAway,
  type Reachability,
  reachability,
  type ReachabilityFacts,
  unknownReach,
} from '#shared/domain/reachability.ts'
import type { PresenceKeeper } from './presence-keeper.ts'

export interface ReachKeeperParts {
  readonly presence: Pick<PresenceKeeper, 'observe'>
  /** Told when what fails has changed. */
  readonly onChange: (reach: Reachability) => void
}

/** Gathers whether calls can be heard and answered here, and takes the agent out of the ring while they cannot. [D3] */
export class ReachKeeper {
  readonly #parts: ReachKeeperParts
  #facts = unknownReach
  #told = ''

  constructor(parts: ReachKeeperParts) {
    this.#parts = parts
  }

  /** Only what is given changes. */
  observe(facts: Partial<ReachabilityFacts>): void {
    this.#facts = { ...this.#facts, ...facts }
    const reach = reachability(this.#facts)
    const told = reach.failing.join()
    if (told === this.#told) return
    this.#told = told
    this.#parts.presence.observe({ isUnreachable: holdsAway(reach) })
    this.#parts.onChange(reach)
  }
}
