import type { AuditDraft } from '#shared/domain/audit.ts'
import type { AgentId, EpochMs, SessionId } from '#shared/domain/ids.ts'
import type { Presence } from '#shared/protocol/entities.ts'
import type { RefreshToken, User } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import type { Decisions } from '../work.ts'
import type { DeliveryPort } from '../agents/delivery.ts'
import { choosePresence, reviewPresence } from './change-presence.ts'

/** Who may sign in, and how present they say they are. */
export interface Directory {
  /** `email` in any case. Disabled users are found too: the door decides. */
  findUserByEmail(email: string): Promise<User | undefined>
  getUser(id: AgentId): Promise<User | undefined>
  /** The person's own word: kept with the agent, and told to everybody. */
  setPresence(agentId: AgentId, presence: Presence): Promise<void>
  /** What one of the agent's desktops observed by itself: the agent is away while all of them are held away. [R4] */
  desktopObserved(
    desktop: { readonly agentId: AgentId; readonly sessionId: SessionId },
    isHeldAway: boolean,
  ): Promise<void>
  /** A desktop has been gone for so long that it counts no more. */
  desktopGone(agentId: AgentId): Promise<void>
  /** The person's own word from now on; every earlier sign-in ends. */
  choosePassword(agentId: AgentId, passwordHash: string): Promise<void>
  /** Puts on record what happened at the door, where no decision is made. */
  audit(draft: AuditDraft): Promise<void>
  readonly refreshTokens: {
    insert(token: RefreshToken): Promise<void>
    findByHash(hash: string): Promise<RefreshToken | undefined>
    /** Marks `hash` as used up and stores its successor, as one; false where it is used or revoked by now. */
    replace(hash: string, successor: RefreshToken): Promise<boolean>
    revokeFamily(familyId: string): Promise<void>
  }
}

export function createDirectory(parts: {
  readonly store: Store
  readonly decisions: Decisions
  readonly delivery: Pick<DeliveryPort, 'holdAway' | 'desktopsOf'>
  /** Tokens live in real time, also where a test moves the clock of the rules. */
  readonly realNow: () => EpochMs
}): Directory {
  const { store, decisions, delivery, realNow } = parts
  return {
    findUserByEmail: email => store.read(tx => tx.users.byEmail(email)),
    getUser: id => store.read(tx => tx.users.byId(id)),
    setPresence: (agentId, presence) =>
      decisions.run(async work => {
        const user = await work.tx.users.byId(agentId)
        if (user) await choosePresence(work, user, { chosen: presence, delivery })
      }),
    desktopObserved: ({ agentId, sessionId }, isHeldAway) =>
      decisions.run(work => {
        delivery.holdAway(sessionId, isHeldAway)
        return reviewPresence(work, agentId, delivery)
      }),
    desktopGone: agentId => decisions.run(work => reviewPresence(work, agentId, delivery)),
    choosePassword: (agentId, passwordHash) =>
      decisions.run(async work => {
        const user = await work.tx.users.byId(agentId)
        if (!user) return
        await work.tx.users.update({ ...user, passwordHash, oneTimeUntil: undefined })
        await work.tx.refreshTokens.revokeAllOf(agentId, realNow())
        const subject = { kind: 'user', id: agentId, name: user.name } as const
        await work.audit({ actor: agentId, action: 'user.password_chosen', subject })
      }),
    audit: draft => decisions.run(work => work.audit(draft)),
    refreshTokens: {
      insert: token => store.transaction(tx => tx.refreshTokens.insert(token)),
      findByHash: hash => store.read(tx => tx.refreshTokens.byHash(hash)),
      replace: (hash, successor) => store.transaction(tx => tx.refreshTokens.replace(hash, successor)),
      revokeFamily: familyId => store.transaction(tx => tx.refreshTokens.revokeFamily(familyId, realNow())),
    },
  }
}
