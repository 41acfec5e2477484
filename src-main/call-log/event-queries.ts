import { z } from 'zod'
import { type CallEvent, callEventSchema } from '#shared/ipc/call-timeline.ts'
import type { ReadDb, WriteDb } from './databases.ts'

/** Puts an event; the same at the same time again is one event, in its newest form. */
export function putEvent(tx: WriteDb, owner: string, callId: string, event: CallEvent): void {
  const { what, at, ...details } = event
  tx.run(
    `INSERT INTO call_events (owner, call_id, at, what, details) VALUES (:owner, :callId, :at, :what, :details)
     ON CONFLICT (owner, call_id, at, what) DO UPDATE SET details = excluded.details`,
    { owner, callId, at, what, details: JSON.stringify(details) },
  )
}

/** The events of a call, oldest first; those of a newer version of the app, which this one cannot read, are left out. */
export function readEvents(db: ReadDb, owner: string, callId: string): readonly CallEvent[] {
  const rows = db.all(
    'SELECT at, what, details FROM call_events WHERE owner = :owner AND call_id = :callId ORDER BY at',
    { owner, callId },
  )
  return rows.flatMap(row => {
    const { details, ...fixed } = rowSchema.parse(row)
    const event = callEventSchema.safeParse({ ...details, ...fixed })
    return event.success ? [event.data] : []
  })
}

const rowSchema = z.object({
  at: z.int(),
  what: z.string(),
  details: z.string().transform(text => z.record(z.string(), z.unknown()).parse(JSON.parse(text))),
})
