import type { Kysely } from 'kysely'
import type { EpochMs } from '#shared/domain/ids.ts'
import type { InboxEntry } from '../records.ts'
import type { Database } from '../schema.ts'

export interface InboxRepository {
  add(body: Buffer, receivedAt: EpochMs): Promise<number>
  byId(id: number): Promise<InboxEntry | undefined>
  /** Ids of what has not had its effect, oldest first. */
  pending(): Promise<readonly number[]>
  /** It has had its whole effect: its body, personal data, is gone. */
  remove(id: number): Promise<void>
  /** Parts of it were not understood: the body stays for a while, to be looked into. */
  keep(id: number): Promise<void>
  noteFailure(id: number, failure: { readonly attempts: number; readonly error: string }): Promise<void>
  /** Given up; the body and the reason stay. */
  park(id: number, error: string): Promise<void>
  /** Whether this is the first time that `key` is seen; remembers it. */
  firstSight(key: string, at: EpochMs): Promise<boolean>
  forgetSeen(before: EpochMs): Promise<void>
  /** Deletes what is kept and came before then: it is personal data. What was given up stays. */
  forgetKept(before: EpochMs): Promise<void>
  counts(): Promise<{ readonly pending: number; readonly kept: number; readonly parked: number }>
}

export function inboxOn(db: Kysely<Database>): InboxRepository {
  const set = async (id: number, change: { state?: string; error?: string; attempts?: number }) => {
    await db.updateTable('inbox').set(change).where('id', '=', id).execute()
  }
  return {
    async add(body, receivedAt) {
      const { id } = await db
        .insertInto('inbox')
        .values({ received_at: receivedAt, body, state: 'pending', attempts: 0, error: null })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    },
    async byId(id) {
      const row = await db.selectFrom('inbox').selectAll().where('id', '=', id).executeTakeFirst()
      return row && { id, body: row.body, receivedAt: row.received_at, attempts: row.attempts }
    },
    async pending() {
      const rows = await db
        .selectFrom('inbox')
        .select('id')
        .where('state', '=', 'pending')
        .orderBy('id')
        .execute()
      return rows.map(row => row.id)
    },
    async remove(id) {
      await db.deleteFrom('inbox').where('id', '=', id).execute()
    },
    keep: id => set(id, { state: 'kept' }),
    noteFailure: (id, failure) => set(id, failure),
    park: (id, error) => set(id, { state: 'parked', error }),
    async firstSight(key, at) {
      const result = await db
        .insertInto('webhooks_seen')
        .values({ key, seen_at: at })
        .onConflict(conflict => conflict.column('key').doNothing())
        .executeTakeFirst()
      return result.numInsertedOrUpdatedRows === 1n
    },
    async forgetSeen(before) {
      await db.deleteFrom('webhooks_seen').where('seen_at', '<', before).execute()
    },
    async forgetKept(before) {
      await db.deleteFrom('inbox').where('state', '=', 'kept').where('received_at', '<', before).execute()
    },
    async counts() {
      const rows = await db
        .selectFrom('inbox')
        .select(eb => ['state', eb.fn.countAll<number>().as('count')])
        .groupBy('state')
        .execute()
      const of = (state: string) => rows.find(row => row.state === state)?.count ?? 0
      return { pending: of('pending'), kept: of('kept'), parked: of('parked') }
    },
  }
}
