import type { Kysely } from 'kysely'
import { noConsent, type Consent } from '#shared/domain/consent.ts'
import type { EpochMs, RoomId } from '#shared/domain/ids.ts'
import type { ReconcileNote } from '../records.ts'
import type { Database } from '../schema.ts'

/** Where each room's customer stands about being called. */
export interface ConsentsRepository {
  /** `noConsent` where nothing ever happened. */
  byRoom(roomId: RoomId): Promise<Consent>
  /** Inserts or replaces; `wakeAt`: when time alone changes it next. */
  save(consent: Consent, wakeAt: EpochMs | undefined): Promise<void>
  /** Those that time alone changes at `at` or earlier, the earliest first. */
  due(at: EpochMs): Promise<readonly { readonly consent: Consent; readonly wakeAt: EpochMs }[]>
  /** The earliest moment at which time alone changes any of them. */
  nextWake(): Promise<EpochMs | undefined>
  /** Remembers, or with `undefined` forgets, that the provider's own record is to be read for this room. */
  noteReconcile(roomId: RoomId, note: ReconcileNote | undefined): Promise<void>
  toReconcile(roomId: RoomId): Promise<ReconcileNote | undefined>
  /** Every room with such a note. */
  allToReconcile(): Promise<readonly RoomId[]>
  /** Rooms whose request was on its way to the provider, who has not named it. */
  unnamedRequests(): Promise<readonly RoomId[]>
}

export function consentsOn(db: Kysely<Database>): ConsentsRepository {
  async function byRoom(roomId: RoomId): Promise<Consent> {
    const row = await db
      .selectFrom('consents')
      .select('data')
      .where('room_id', '=', roomId)
      .executeTakeFirst()
    return row ? toConsent(row) : noConsent(roomId)
  }
  return {
    byRoom,
    async save(consent, wakeAt) {
      const columns = {
        provider_message_id: consent.request?.providerMessageId ?? null,
        wake_at: wakeAt ?? null,
        data: JSON.stringify(consent),
      }
      await db
        .insertInto('consents')
        .values({ room_id: consent.roomId, reconcile: null, ...columns })
        .onConflict(conflict => conflict.column('room_id').doUpdateSet(columns))
        .execute()
    },
    async due(at) {
      const rows = await db
        .selectFrom('consents')
        .select(['data', 'wake_at'])
        .where('wake_at', '<=', at)
        .orderBy('wake_at')
        .orderBy('room_id')
        .execute()
      return rows.map(row => ({ consent: toConsent(row), wakeAt: row.wake_at ?? at }))
    },
    async nextWake() {
      const row = await db
        .selectFrom('consents')
        .select(eb => eb.fn.min('wake_at').as('wake_at'))
        .executeTakeFirst()
      return row?.wake_at ?? undefined
    },
    async noteReconcile(roomId, note) {
      const columns = { reconcile: note ? JSON.stringify(note) : null }
      const data = JSON.stringify(await byRoom(roomId))
      await db
        .insertInto('consents')
        .values({ room_id: roomId, provider_message_id: null, wake_at: null, data, ...columns })
        .onConflict(conflict => conflict.column('room_id').doUpdateSet(columns))
        .execute()
    },
    async toReconcile(roomId) {
      const row = await db
        .selectFrom('consents')
        .select('reconcile')
        .where('room_id', '=', roomId)
        .executeTakeFirst()
      // Written by `noteReconcile` alone.
      return row?.reconcile == null ? undefined : (JSON.parse(row.reconcile) as ReconcileNote)
    },
    async allToReconcile() {
      const rows = await db
        .selectFrom('consents')
        .select('room_id')
        .where('reconcile', 'is not', null)
        .orderBy('room_id')
        .execute()
      return rows.map(row => row.room_id as RoomId)
    },
    async unnamedRequests() {
      const rows = await db
        .selectFrom('consents')
        .select('data')
        .where('provider_message_id', 'is', null)
        .where('wake_at', 'is not', null)
        .orderBy('room_id')
        .execute()
      return rows.map(toConsent).flatMap(consent => (consent.request ? [consent.roomId] : []))
    },
  }
}

// Written by `save` and `noteReconcile` alone, from a consent.
const toConsent = (row: { data: string }): Consent => JSON.parse(row.data) as Consent
