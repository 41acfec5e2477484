import type { AccountId, AgentId, CustomerId, RoomId } from '#shared/domain/ids.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { Result } from '#shared/protocol/methods.ts'
import { done, unknownId, type Outcome } from '../outcome.ts'
import { roomFor } from '../rooms/visible-room.ts'
import type { ConsentEvidence } from '../store/records.ts'
import { toWireTime, type NameOf } from '../wire.ts'
import { namesOf, type Decisions, type Work } from '../work.ts'
import { checkConsent } from './consent-check.ts'
import { evidenceCsv } from './evidence-csv.ts'
import type { ConsentRequests } from './consent-requests.ts'
import type { Reconciler } from './reconciler.ts'

/** What agents may do about consent. */
export interface ConsentService extends Pick<ConsentRequests, 'ask'> {
  /** [P12] What stands, what is left, and every reason against asking or calling, in the order of the checks. */
  check(agentId: AgentId, roomId: RoomId): Promise<Outcome<Result<'consent.check'>>>
  /** [P13] Everything that proves the consent of one customer, in the order in which it became known. */
  evidence(
    by: AgentId,
    accountId: AccountId,
    customerId: CustomerId,
  ): Promise<Outcome<Result<'consent.evidence'>>>
  /** The same as a file. */
  evidenceCsv(by: AgentId, accountId: AccountId, customerId: CustomerId): Promise<Outcome<string>>
}

export function createConsentService(parts: {
  readonly decisions: Decisions
  readonly requests: ConsentRequests
  readonly reconciler: Reconciler
  readonly policy: Policy
}): ConsentService {
  const { decisions, requests, reconciler, policy } = parts
  return {
    ask: (agentId, ask) => requests.ask(agentId, ask),
    check: (agentId, roomId) =>
      decisions.run(async work => {
        const room = await roomFor(work, agentId, roomId)
        const account = room && (await work.tx.accounts.byId(room.accountId))
        if (!room || !account) return unknownId('roomId')
        // Somebody looks: the moment to try again what could not be read before.
        if (await work.tx.consents.toReconcile(roomId)) work.afterCommit(() => reconciler.again(roomId))
        return done(await checkConsent(work, { agentId, room, account }, policy))
      }),
    evidence: (by, accountId, customerId) =>
      decisions.run(async work => {
        const kept = await readEvidence(work, { by, accountId, customerId, action: 'evidence.read' })
        if (!kept) return unknownId('accountId')
        const nameOf = await namesOf(work)
        return done({ events: kept.map(evidence => toWireEvidence(evidence, nameOf)) })
      }),
    evidenceCsv: (by, accountId, customerId) =>
      decisions.run(async work => {
        const kept = await readEvidence(work, { by, accountId, customerId, action: 'evidence.exported' })
        if (!kept) return unknownId('accountId')
        return done(evidenceCsv({ accountId, customerId }, kept, await namesOf(work)))
      }),
  }
}

/** The evidence, and on record who looked; nothing for an account that is not ours. */
async function readEvidence(
  work: Work,
  asked: {
    readonly by: AgentId
    readonly accountId: AccountId
    readonly customerId: CustomerId
    readonly action: 'evidence.read' | 'evidence.exported'
  },
): Promise<readonly ConsentEvidence[] | undefined> {
  const { by, accountId, customerId, action } = asked
  if (!(await work.tx.accounts.byId(accountId))) return undefined
  const kept = await work.tx.consentEvidence.ofCustomer(accountId, customerId)
  const room = await work.tx.rooms.byCustomer(accountId, customerId)
  await work.audit({
    actor: by,
    action,
    ...(room && { subject: { kind: 'room', id: room.id } }),
    details: { accountId, events: kept.length },
  })
  return kept
}

const wireTypes = {
  asked: 'asked',
  sent: 'sent',
  notSent: 'not_sent',
  answered: 'answered',
  allowed: 'answered',
  refused: 'answered',
  closed: 'closed',
  expired: 'expired',
  revoked: 'revoked',
  reset: 'reset',
  counted: 'counted',
} as const satisfies Record<ConsentEvidence['type'], string>

function toWireEvidence({ at, type, actor, roomId, details }: ConsentEvidence, nameOf: NameOf) {
  const { expiresAt, ...rest } = details
  return {
    at: toWireTime(at),
    type: wireTypes[type],
    roomId,
    by:
      actor.kind === 'agent'
        ? { kind: actor.kind, id: actor.agentId, name: nameOf(actor.agentId) }
        : { kind: actor.kind },
    ...rest,
    ...(expiresAt !== undefined && { expiresAt: toWireTime(expiresAt) }),
  }
}
