/** What a call needs at this desktop, as far as it is known; what is not known yet speaks against nobody. */
export interface ReachabilityFacts {
  readonly microphone: 'ready' | 'blocked' | 'missing' | 'unknown'
  /** `silent`: a sound could not be played on it. */
  readonly output: 'ready' | 'missing' | 'silent' | 'unknown'
  /** Whether the system shows notifications at all. */
  readonly notifications: 'shown' | 'unavailable' | 'unknown'
  /** The person wants to hear of calls outside the window. */
  readonly wantsNotifications: boolean
  /** The platform can be heard and hears this desktop. */
  readonly isLive: boolean
  /** False while the window's page cannot live: it has the sound of calls. */
  readonly hasWindow: boolean
}

/** Why a call would not be heard or could not be answered here. */
export const reachFailures = [
  'no_window',
  'microphone_blocked',
  'microphone_missing',
  'output_missing',
  'output_silent',
  'notifications_unavailable',
  'no_link',
] as const
export type ReachFailure = (typeof reachFailures)[number]

export interface Reachability {
  readonly isReachable: boolean
  /** Worst first. */
  readonly failing: readonly ReachFailure[]
}

export const unknownReach: ReachabilityFacts = {
  microphone: 'unknown',
  output: 'unknown',
  notifications: 'unknown',
  wantsNotifications: true,
  isLive: false,
  hasWindow: true,
}

/** [D3] "Online" is earned: every check that fails says so, and none is passed over in silence. */
export function reachability(facts: ReachabilityFacts): Reachability {
  const fails: Readonly<Record<ReachFailure, boolean>> = {
    no_window: !facts.hasWindow,
    microphone_blocked: facts.microphone === 'blocked',
    microphone_missing: facts.microphone === 'missing',
    output_missing: facts.output === 'missing',
    output_silent: facts.output === 'silent',
    notifications_unavailable: facts.wantsNotifications && facts.notifications === 'unavailable',
    no_link: !facts.isLive,
  }
  const failing = reachFailures.filter(failure => fails[failure])
  return { isReachable: failing.length === 0, failing }
}

/** What takes the agent out of the ring; a lost link cannot be told to the platform, which sees it by itself. */
export function holdsAway({ failing }: Reachability): boolean {
  return failing.some(failure => failure !== 'no_link')
}
