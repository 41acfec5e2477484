import type { CallId } from '#shared/domain/ids.ts'
import type { CallEvent } from '../records.ts'

/** The timeline of every call: appended to, never changed. */
export interface CallEventsRepository {
  append(event: CallEvent): Promise<void>
  ofCall(callId: CallId): Promise<readonly CallEvent[]>
}
