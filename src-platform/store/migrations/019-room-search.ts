import { sql } from 'kysely'
import type { Migration } from './migration.ts'

/** Rooms are found by names without their accents, as callers are. */
export const roomSearch: Migration = {
  version: 19,
  async up(db) {
    // A platform may have more rooms than memory.
    for (let after = '', isLast = false; !isLast;) {
      const { rows } = await sql<RoomThen>`
        select id, search_text from rooms where id > ${after} order by id limit ${slice}
      `.execute(db)
      for (const { id, search_text: before } of rows) {
        // As far as a step without live code can know it: the room's next change completes the numbers.
        const text = before.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
        if (text !== before) await sql`update rooms set search_text = ${text} where id = ${id}`.execute(db)
      }
      after = rows.at(-1)?.id ?? after
      isLast = rows.length < slice
    }
  },
}

/** Rooms in memory at once. */
const slice = 1_000

interface RoomThen {
  readonly id: string
  readonly search_text: string
}
