import type { AgentId } from '#shared/domain/ids.ts'
import type { Presence } from '#shared/protocol/entities.ts'
import type { RefreshToken, User } from '../store/records.ts'

/** Who may sign in, and how present they say they are. */
export interface Directory {
  /** `email` in any case. Disabled users are found too: the door decides. */
  findUserByEmail(email: string): Promise<User | undefined>
  getUser(id: AgentId): Promise<User | undefined>
  /** Kept with the agent, and told to everybody. */
  setPresence(agentId: AgentId, presence: Presence): Promise<void>
  readonly refreshTokens: {
    insert(token: RefreshToken): Promise<void>
    findByHash(hash: string): Promise<RefreshToken | undefined>
    /** Marks `hash` as used up and stores its successor, as one. */
    replace(hash: string, successor: RefreshToken): Promise<void>
    revokeFamily(familyId: string): Promise<void>
  }
}
