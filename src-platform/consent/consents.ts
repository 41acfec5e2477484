import type { Policy } from '#shared/domain/policy.ts'
import type { Busy } from '../busy.ts'
import type { FollowCall } from '../calls/call-change.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import type { GraphPort } from '../meta/graph-port.ts'
import type { Observer } from '../observer.ts'
import type { Decisions, Work } from '../work.ts'
import { createConsentDesk, type ConsentDesk } from './consent-desk.ts'
import { createConsentRequests } from './consent-requests.ts'
import { createConsentService, type ConsentService } from './consent-service.ts'
import { createConsentTimers } from './consent-timers.ts'
import { createConsentFollower } from './follow-call.ts'
import { createMissedCalls } from './missed-calls.ts'
import { createReconciler, type Reconciler } from './reconciler.ts'

/** Everything about consent, put together. */
export interface Consents {
  readonly desk: ConsentDesk
  readonly reconciler: Pick<Reconciler, 'note'>
  readonly service: ConsentService
  /** What calls do to consents. */
  readonly follow: FollowCall
  /** After a crash, before anything is sent: what was on its way to the provider is not sent again. */
  sortInterrupted(work: Work): Promise<void>
  /** After a start, once the webhooks that waited had their effect: what ran out meanwhile runs out now. */
  resume(): Promise<void>
  /** Resolves when nothing is being asked of the provider. */
  idle(): Promise<void>
  stop(): void
}

export function createConsents(parts: {
  readonly decisions: Decisions
  readonly graph: GraphPort
  readonly clock: Clock
  readonly busy: Busy
  readonly log: Logger
  readonly observe: Observer
  readonly policy: Policy
  readonly newId: () => string
}): Consents {
  const { decisions, policy, log } = parts
  const desk: ConsentDesk = createConsentDesk({ ...parts, changed: wakeAt => timers.expect(wakeAt) })
  const timers = createConsentTimers({ ...parts, desk })
  const reconciler = createReconciler({ ...parts, desk })
  const requests = createConsentRequests({ ...parts, desk })
  const missedCalls = createMissedCalls({ requests, policy, log })
  return {
    desk,
    reconciler,
    service: createConsentService({ decisions, requests, reconciler, policy }),
    follow: createConsentFollower({ desk, reconciler, missedCalls }),
    sortInterrupted: work => reconciler.noteInterrupted(work),
    async resume() {
      await timers.resume()
      await decisions.run(work => reconciler.resume(work))
    },
    async idle() {
      await Promise.all([requests.idle(), reconciler.idle()])
    },
    stop() {
      timers.stop()
      reconciler.stop()
    },
  }
}
