import { sql, type Kysely } from 'kysely'
import type { CustomerId } from '#shared/domain/ids.ts'
import type { Customer } from '#shared/domain/room.ts'
import { callerSearchText } from '../caller-search.ts'
import { containing } from '../containing.ts'
import type { Database } from '../schema.ts'

/** Everybody who ever was in a call, to be searched: far fewer than calls. */
export interface CallersRepository {
  /** A customer is found by every name that a call ever came under. */
  note(customer: Customer): Promise<void>
  /** Whose text contains all of the terms; at most `limit`. */
  matching(terms: readonly string[], limit: number): Promise<readonly CustomerId[]>
}

export function callersOn(db: Kysely<Database>): CallersRepository {
  return {
    async note(customer) {
      const known = await db
        .selectFrom('callers')
        .select('search_text')
        .where('customer_id', '=', customer.id)
        .executeTakeFirst()
      const text = callerSearchText(customer)
      if (known?.search_text.split('\n').includes(text) === true) return
      const all = known ? `${text}\n${known.search_text}` : text
      await db
        .insertInto('callers')
        .values({ customer_id: customer.id, search_text: all })
        .onConflict(conflict => conflict.column('customer_id').doUpdateSet({ search_text: all }))
        .execute()
    },
    async matching(terms, limit) {
      const rows = await callersMatching(db, terms).limit(limit).execute()
      // Branded when its call was saved.
      return rows.map(row => row.customer_id as CustomerId)
    },
  }
}

/** The ids of those whose text contains all of the terms. */
export const callersMatching = (db: Kysely<Database>, terms: readonly string[]) =>
  db.selectFrom('callers').select('customer_id').where(containing('search_text', terms))

/** A line where the caller of the call that is looked at is one of them. */
export const isCallerMatching = (db: Kysely<Database>, terms: readonly string[]) =>
  callersMatching(db, terms).where(sql<boolean>`callers.customer_id = calls.customer_id`)
