import { requestBudget } from '#shared/domain/consent.ts'
import type { AgentId } from '#shared/domain/ids.ts'
import { callRefusals, requestRefusals } from '#shared/domain/permission-checks.ts'
import type { Policy } from '#shared/domain/policy.ts'
import { ruleOf, type Refusal } from '#shared/domain/refusal.ts'
import type { Room } from '#shared/domain/room.ts'
import type { Result } from '#shared/protocol/methods.ts'
import { callFactsOf } from '../calls/call-facts.ts'
import type { Account } from '../store/records.ts'
import { toWireConsent, toWireTime } from '../wire.ts'
import type { Work } from '../work.ts'
import { requestFactsOf } from './consent-facts.ts'

type ConsentCheck = Result<'consent.check'>

/** [P12] Whether this agent may ask or call now, every reason why not, and what is used of the budgets. */
export async function checkConsent(
  work: Work,
  asked: { readonly agentId: AgentId; readonly room: Room; readonly account: Account },
  policy: Policy,
): Promise<ConsentCheck> {
  const requestFacts = await requestFactsOf(work, asked, policy)
  const callFacts = await callFactsOf(work, asked, policy)
  const toRequest = requestRefusals(requestFacts, policy)
  const toCall = callRefusals(callFacts, policy)
  const { status, expiresAt } = toWireConsent(requestFacts.consent, policy)
  const { usedDay, usedWeek, dayRetryAt, weekRetryAt } = requestBudget(requestFacts.consent, work.now, policy)
  // Where both budgets are used up, the one that lasts longer says when.
  const nextAt = Math.max(dayRetryAt ?? 0, weekRetryAt ?? 0)
  return {
    canRequest: toRequest.length === 0,
    canCall: toCall.length === 0,
    status,
    expiresAt,
    requests: {
      used24h: usedDay,
      max24h: policy.requestsPerDay,
      used7d: usedWeek,
      max7d: policy.requestsPerWeek,
      nextAt: nextAt === 0 ? undefined : toWireTime(nextAt),
    },
    attempts: { used: callFacts.connectedAt.length, max: policy.connectedCallsPerDay },
    unanswered: { inARow: requestFacts.consent.unanswered, max: policy.unansweredBeforeRevoked },
    refusals: [...toRequest.map(asRefusal('request')), ...toCall.map(asRefusal('call'))],
    price:
      callFacts.perMinuteMinor === undefined
        ? undefined
        : { perMinute: { currency: asked.account.currency, minor: callFacts.perMinuteMinor } },
  }
}

const asRefusal =
  (action: 'request' | 'call') =>
  (refusal: Refusal): ConsentCheck['refusals'][number] => ({
    action,
    reason: refusal.reason,
    rule: ruleOf(refusal),
    retryAt: refusal.retryAt === undefined ? undefined : toWireTime(refusal.retryAt),
  })
