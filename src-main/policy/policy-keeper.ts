import type { PolicyFault } from '#shared/policy/policy-report.ts'
import { type PolicyProblem, readPolicy } from '#shared/policy/read-policy.ts'
import { noTiers, type PolicyTiers } from '#shared/policy/resolve-policy.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logging/logger.ts'
import type { PolicyLook, PolicyStore } from './policy-store.ts'

/** What the organisation says now. */
export interface HeldPolicy {
  readonly tiers: PolicyTiers
  readonly problems: readonly PolicyProblem[]
  readonly fault: PolicyFault | null
}

/** Where nobody administers the desktop. */
export const noPolicy: HeldPolicy = { tiers: noTiers, problems: [], fault: null }

/** The organisation's policy while the app runs. */
export interface PolicyKeeper {
  readonly held: HeldPolicy
  /** Told of every change. Returns its undo. */
  onChange(listener: (held: HeldPolicy) => void): () => void
  stop(): void
}

interface KeeperParts {
  readonly store: PolicyStore
  readonly clock: Clock
  readonly log: Logger
}

/** What one look changes. A store that cannot be read leaves what it said before: that unlocks nothing. */
export function afterLook(before: HeldPolicy, look: PolicyLook): HeldPolicy {
  if (look.kind === 'failed') return { ...before, fault: look.fault }
  return { ...readPolicy(look.document, before.tiers), fault: null }
}

/** Reads the policy, before anything is built on it, and from then on looks whether it has changed. */
export async function openPolicy({ store, clock, log }: KeeperParts): Promise<PolicyKeeper> {
  const listeners = new Set<(held: HeldPolicy) => void>()
  let held = noPolicy
  let isLooking = false
  let isStopped = false

  async function look(): Promise<void> {
    // A slow store is not asked twice at once: the later answer could be the older one.
    if (isLooking) return
    isLooking = true
    const next = afterLook(held, await store.look())
    isLooking = false
    if (isStopped || JSON.stringify(next) === JSON.stringify(held)) return
    held = next
    tellLog(next)
    for (const listener of listeners) listener(held)
  }

  function tellLog({ tiers, problems, fault }: HeldPolicy): void {
    // Names alone: what an organisation decides may be private to it.
    const decided = Object.values(tiers).flatMap(values => Object.keys(values))
    log.info('the policy of the organisation', { store: store.name, decided })
    for (const problem of problems) log.warn('a key of the policy is not obeyed', { ...problem })
    if (fault) log.warn('the policy cannot be read; what it said before holds', { ...fault })
  }

  await look()
  const stopLooking = clock.every(store.lookEveryMs, () => void look())
  return {
    get held() {
      return held
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop() {
      isStopped = true
      stopLooking()
      listeners.clear()
    },
  }
}
