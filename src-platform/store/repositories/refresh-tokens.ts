import type { Kysely, Selectable } from 'kysely'
import type { AgentId, EpochMs } from '#shared/domain/ids.ts'
import type { RefreshToken } from '../records.ts'
import type { Database } from '../schema.ts'

export interface RefreshTokensRepository {
  insert(token: RefreshToken): Promise<void>
  byHash(hash: string): Promise<RefreshToken | undefined>
  /** Marks `hash` as used up and stores its successor; false, and nothing is changed, where it is used or revoked by now. */
  replace(hash: string, successor: RefreshToken): Promise<boolean>
  revokeFamily(familyId: string, at: EpochMs): Promise<void>
  revokeAllOf(userId: AgentId, at: EpochMs): Promise<void>
  /** Forgets tokens that expired before then. */
  deleteExpired(before: EpochMs): Promise<void>
}

export function refreshTokensOn(db: Kysely<Database>): RefreshTokensRepository {
  async function insert(token: RefreshToken): Promise<void> {
    await db
      .insertInto('refresh_tokens')
      .values({
        hash: token.hash,
        user_id: token.userId,
        family_id: token.familyId,
        issued_at: token.issuedAt,
        expires_at: token.expiresAt,
        replaced_by: token.replacedBy ?? null,
        revoked_at: token.revokedAt ?? null,
      })
      .execute()
  }

  const revoke = async (column: 'family_id' | 'user_id', value: string, at: EpochMs) => {
    await db
      .updateTable('refresh_tokens')
      .set({ revoked_at: at })
      .where(column, '=', value)
      .where('revoked_at', 'is', null)
      .execute()
  }

  return {
    insert,
    async byHash(hash) {
      const row = await db
        .selectFrom('refresh_tokens')
        .selectAll()
        .where('hash', '=', hash)
        .executeTakeFirst()
      return row && toToken(row)
    },
    async replace(hash, successor) {
      const { numUpdatedRows } = await db
        .updateTable('refresh_tokens')
        .set({ replaced_by: successor.hash })
        .where('hash', '=', hash)
        .where('replaced_by', 'is', null)
        .where('revoked_at', 'is', null)
        .executeTakeFirstOrThrow()
      if (numUpdatedRows === 0n) return false
      await insert(successor)
      return true
    },
    revokeFamily: (familyId, at) => revoke('family_id', familyId, at),
    revokeAllOf: (userId, at) => revoke('user_id', userId, at),
    async deleteExpired(before) {
      await db.deleteFrom('refresh_tokens').where('expires_at', '<', before).execute()
    },
  }
}

const toToken = (row: Selectable<Database['refresh_tokens']>): RefreshToken => ({
  hash: row.hash,
  // Branded when it was inserted.
  userId: row.user_id as AgentId,
  familyId: row.family_id,
  issuedAt: row.issued_at,
  expiresAt: row.expires_at,
  replacedBy: row.replaced_by ?? undefined,
  revokedAt: row.revoked_at ?? undefined,
})
