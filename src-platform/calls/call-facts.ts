import { placesCalls } from '#shared/domain/agent-override.ts'
import type { AgentId } from '#shared/domain/ids.ts'
import type { CallFacts } from '#shared/domain/permission-checks.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { Room } from '#shared/domain/room.ts'
import { consentNow } from '../consent/consent-facts.ts'
import { minutePriceAt } from '../money/price.ts'
import type { Account } from '../store/records.ts'
import type { Work } from '../work.ts'

/** What decides whether this agent may call the room's customer now [O1], and what a minute would cost [O5]. */
export async function callFactsOf(
  work: Work,
  { agentId, room, account }: { readonly agentId: AgentId; readonly room: Room; readonly account: Account },
  policy: Policy,
): Promise<CallFacts & { readonly perMinuteMinor: number | undefined }> {
  const since = work.now - policy.connectedCallsWindowMs
  const minute = { accountId: account.id, customerId: room.customer.id, startsAt: work.now }
  const perMinuteMinor = await minutePriceAt(work, minute, policy)
  return {
    at: work.now,
    agentId,
    room,
    outboundOn: placesCalls(account, agentId),
    consent: await consentNow(work, room.id, policy),
    agentOnCall: (await work.tx.calls.heldBy(agentId)) !== undefined,
    connectedAt: await work.tx.calls.outboundConnectedAt(account.id, room.customer.id, since),
    balance: { currency: account.currency, minor: await work.tx.ledger.balance(account.id) },
    hasRate: perMinuteMinor !== undefined,
    perMinuteMinor,
  }
}
