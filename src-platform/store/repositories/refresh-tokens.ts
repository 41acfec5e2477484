import type { AgentId, EpochMs } from '#shared/domain/ids.ts'
import type { RefreshToken } from '../records.ts'

export interface RefreshTokensRepository {
  insert(token: RefreshToken): Promise<void>
  byHash(hash: string): Promise<RefreshToken | undefined>
  /** Marks `hash` as used up and stores its successor. */
  replace(hash: string, successor: RefreshToken): Promise<void>
  revokeFamily(familyId: string, at: EpochMs): Promise<void>
  revokeAllOf(userId: AgentId, at: EpochMs): Promise<void>
  /** Forgets tokens that expired before then. */
  deleteExpired(before: EpochMs): Promise<void>
}
