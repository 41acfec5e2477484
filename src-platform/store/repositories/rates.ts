import type { Kysely } from 'kysely'
import type { Rate } from '../records.ts'
import type { Database } from '../schema.ts'

export interface RatesRepository {
  all(): Promise<readonly Rate[]>
  insert(rate: Rate): Promise<void>
  /** These and no others. */
  replaceAll(rates: readonly Rate[]): Promise<void>
}

/** A statement takes a limited number of values. */
const rowsAtOnce = 200

const toRow = (rate: Rate) => ({
  country_code: rate.countryCode,
  from_minute: rate.fromMinute,
  per_minute_minor: rate.perMinuteMinor,
})

export function ratesOn(db: Kysely<Database>): RatesRepository {
  return {
    async all() {
      const rows = await db
        .selectFrom('rates')
        .selectAll()
        .orderBy('country_code')
        .orderBy('from_minute')
        .execute()
      return rows.map(row => ({
        countryCode: row.country_code,
        fromMinute: row.from_minute,
        perMinuteMinor: row.per_minute_minor,
      }))
    },
    async insert(rate) {
      await db.insertInto('rates').values(toRow(rate)).execute()
    },
    async replaceAll(rates) {
      await db.deleteFrom('rates').execute()
      for (let first = 0; first < rates.length; first += rowsAtOnce) {
        const rows = rates.slice(first, first + rowsAtOnce).map(toRow)
        await db.insertInto('rates').values(rows).execute()
      }
    },
  }
}
