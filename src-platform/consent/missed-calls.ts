import type { EndedCall, EndReason } from '#shared/domain/call.ts'
import { mayBeCalled } from '#shared/domain/consent.ts'
import { requestRefusals } from '#shared/domain/permission-checks.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { Logger } from '../logger.ts'
import type { Work } from '../work.ts'
import type { ConsentRequests } from './consent-requests.ts'
import { requestFactsOf } from './consent-facts.ts'

/** [A7] An inbound call that nobody answered may start the consent flow; it is never an automatic callback. */
export interface MissedCalls {
  ask(work: Work, call: EndedCall): Promise<void>
}

/** What the customer reads, in the language of the product's customers. */
const caption = 'Maaf, kami melewatkan panggilan Anda. Bolehkah kami menelepon Anda kembali?'

/** Nobody's fault but ours, or the customer gave up waiting. */
const missedReasons: ReadonlySet<EndReason> = new Set([
  'timed_out',
  'rejected_by_agent',
  'customer_hung_up',
  'not_delivered_no_ring_group',
  'not_delivered_all_offline',
  'not_delivered_inbound_off',
  'not_delivered_all_busy',
  'not_delivered_stale',
])

export function createMissedCalls(parts: {
  readonly requests: Pick<ConsentRequests, 'begin'>
  readonly policy: Policy
  readonly log: Logger
}): MissedCalls {
  const { requests, policy, log } = parts
  return {
    async ask(work, call) {
      if (call.direction !== 'inbound' || call.roomId === undefined || !missedReasons.has(call.reason)) return
      const account = await work.tx.accounts.byId(call.accountId)
      const room = await work.tx.rooms.byId(call.roomId)
      if (!account?.missedCallConsent || !room) return
      const facts = await requestFactsOf(work, { room, account }, policy)
      // Who may be called already need not be asked.
      if (mayBeCalled(facts.consent, work.now)) return
      const [refusal] = requestRefusals(facts, policy)
      if (refusal) {
        log.info({ callId: call.id, reason: refusal.reason }, 'a missed call asks for no consent')
        return
      }
      await requests.begin(work, { room, account, requestId: `missed-call:${call.id}`, caption })
    },
  }
}
