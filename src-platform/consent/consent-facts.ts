import { placesCalls } from '#shared/domain/agent-override.ts'
import type { Consent } from '#shared/domain/consent.ts'
import { transitionConsent } from '#shared/domain/consent-transition.ts'
import type { AgentId, RoomId } from '#shared/domain/ids.ts'
import type { RequestFacts } from '#shared/domain/permission-checks.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { Room } from '#shared/domain/room.ts'
import type { Account } from '../store/records.ts'
import type { Work } from '../work.ts'

/** The consent as it is at this moment, also where its timer has not run yet. */
export async function consentNow(work: Work, roomId: RoomId, policy: Policy): Promise<Consent> {
  const consent = await work.tx.consents.byRoom(roomId)
  return transitionConsent(consent, { type: 'timePassed', at: work.now }, policy).consent
}

/** What decides whether this agent, or without one the platform itself, may ask for consent now. [P1] [P2] */
export async function requestFactsOf(
  work: Work,
  { agentId, room, account }: { readonly agentId?: AgentId; readonly room: Room; readonly account: Account },
  policy: Policy,
): Promise<RequestFacts> {
  return {
    at: work.now,
    agentId,
    room,
    outboundOn: placesCalls(account, agentId),
    consent: await consentNow(work, room.id, policy),
    hasTemplate: account.consentTemplate !== undefined && account.consentTemplate !== '',
  }
}
