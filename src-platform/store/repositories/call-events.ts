import type { Kysely } from 'kysely'
import type { CallId } from '#shared/domain/ids.ts'
import type { Actor, CallEvent } from '../records.ts'
import type { Database } from '../schema.ts'

/** The timeline of every call: appended to, never changed. */
export interface CallEventsRepository {
  append(event: CallEvent): Promise<void>
  ofCall(callId: CallId): Promise<readonly CallEvent[]>
}

export function callEventsOn(db: Kysely<Database>): CallEventsRepository {
  return {
    async append(event) {
      await db
        .insertInto('call_events')
        .values({
          call_id: event.callId,
          at: event.at,
          actor: JSON.stringify(event.actor),
          type: event.type,
          details: JSON.stringify(event.details),
        })
        .execute()
    },
    async ofCall(callId) {
      const rows = await db
        .selectFrom('call_events')
        .selectAll()
        .where('call_id', '=', callId)
        .orderBy('seq')
        .execute()
      // Written by `append` alone.
      return rows.map(row => ({
        callId,
        at: row.at,
        actor: JSON.parse(row.actor) as Actor,
        type: row.type as CallEvent['type'],
        details: JSON.parse(row.details) as CallEvent['details'],
      }))
    },
  }
}
