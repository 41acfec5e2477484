import type { Kysely, Selectable } from 'kysely'
import type { KeptPresence } from '#shared/domain/automatic-presence.ts'
import type { AgentId } from '#shared/domain/ids.ts'
import type { Presence } from '#shared/protocol/entities.ts'
import type { User } from '../records.ts'
import type { Database } from '../schema.ts'

export interface UsersRepository {
  /** Everybody, the disabled included, in order of their names. */
  all(): Promise<readonly User[]>
  byId(id: AgentId): Promise<User | undefined>
  /** `email` in any case. */
  byEmail(email: string): Promise<User | undefined>
  insert(user: User): Promise<void>
  update(user: User): Promise<void>
  setPresence(id: AgentId, kept: KeptPresence): Promise<void>
}

export function usersOn(db: Kysely<Database>): UsersRepository {
  const find = async (column: 'id' | 'email', value: string) => {
    const row = await db.selectFrom('users').selectAll().where(column, '=', value).executeTakeFirst()
    return row && toUser(row)
  }
  return {
    async all() {
      const rows = await db.selectFrom('users').selectAll().orderBy('name').orderBy('id').execute()
      return rows.map(toUser)
    },
    byId: id => find('id', id),
    byEmail: email => find('email', email.toLowerCase()),
    async insert(user) {
      await db
        .insertInto('users')
        .values({ id: user.id, ...changeable(user) })
        .execute()
    },
    async update(user) {
      await db.updateTable('users').set(changeable(user)).where('id', '=', user.id).execute()
    },
    async setPresence(id, { presence, isHeldAway }) {
      const held_away = isHeldAway ? 1 : 0
      await db.updateTable('users').set({ presence, held_away }).where('id', '=', id).execute()
    },
  }
}

const changeable = (user: User) => ({
  name: user.name,
  email: user.email.toLowerCase(),
  role: user.role,
  password_hash: user.passwordHash,
  disabled: user.disabled ? (1 as const) : (0 as const),
  presence: user.presence,
  held_away: user.isHeldAway === true && user.presence === 'away' ? (1 as const) : (0 as const),
  one_time_until: user.oneTimeUntil ?? null,
})

// What the table holds was written by `insert`, so its words are trusted.
const toUser = (row: Selectable<Database['users']>): User => ({
  id: row.id as AgentId,
  name: row.name,
  email: row.email,
  role: row.role as User['role'],
  passwordHash: row.password_hash,
  disabled: row.disabled === 1,
  presence: row.presence as Presence,
  ...(row.held_away === 1 && { isHeldAway: true }),
  ...(row.one_time_until !== null && { oneTimeUntil: row.one_time_until }),
})
