import type { EpochMs } from '#shared/domain/ids.ts'
import type { InboxEntry } from '../records.ts'

export interface InboxRepository {
  add(body: Buffer, receivedAt: EpochMs): Promise<number>
  byId(id: number): Promise<InboxEntry | undefined>
  /** Ids of what has not had its effect, oldest first. */
  pending(): Promise<readonly number[]>
  /** It has had its whole effect: its body, personal data, is gone. */
  remove(id: number): Promise<void>
  /** Parts of it are for later: the body stays. */
  keep(id: number): Promise<void>
  noteFailure(id: number, failure: { readonly attempts: number; readonly error: string }): Promise<void>
  /** Given up; the body and the reason stay. */
  park(id: number, error: string): Promise<void>
  /** Whether this is the first time that `key` is seen; remembers it. */
  firstSight(key: string, at: EpochMs): Promise<boolean>
  forgetSeen(before: EpochMs): Promise<void>
  counts(): Promise<{ readonly pending: number; readonly kept: number; readonly parked: number }>
}
