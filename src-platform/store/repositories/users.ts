import type { AgentId } from '#shared/domain/ids.ts'
import type { Presence } from '#shared/protocol/entities.ts'
import type { User } from '../records.ts'

export interface UsersRepository {
  /** Everybody, the disabled included, in order of their names. */
  all(): Promise<readonly User[]>
  byId(id: AgentId): Promise<User | undefined>
  /** `email` in any case. */
  byEmail(email: string): Promise<User | undefined>
  insert(user: User): Promise<void>
  setPresence(id: AgentId, presence: Presence): Promise<void>
}
