import type { Kysely, Selectable } from 'kysely'
import type { EpochMs, MediaId, RoomId } from '#shared/domain/ids.ts'
import type { Media } from '../records.ts'
import type { Database } from '../schema.ts'

export interface MediaRepository {
  byId(id: MediaId): Promise<Media | undefined>
  insert(media: Media, at: EpochMs): Promise<void>
  update(media: Media): Promise<void>
  /** What is still to be fetched, the oldest first. */
  awaited(): Promise<readonly MediaId[]>
  /** Of whose customers nothing is left but the files. */
  erased(): Promise<readonly MediaId[]>
  remove(id: MediaId): Promise<void>
}

export function mediaOn(db: Kysely<Database>): MediaRepository {
  async function inState(state: Media['state']): Promise<readonly MediaId[]> {
    const rows = await db
      .selectFrom('media')
      .select('id')
      .where('state', '=', state)
      .orderBy('created_at')
      .execute()
    // Branded when it was inserted.
    return rows.map(row => row.id as MediaId)
  }

  return {
    async byId(id) {
      const row = await db.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toMedia(row)
    },
    async insert(media, at) {
      await db
        .insertInto('media')
        .values({ id: media.id, room_id: media.roomId, created_at: at, ...changeable(media) })
        .execute()
    },
    async update(media) {
      await db.updateTable('media').set(changeable(media)).where('id', '=', media.id).execute()
    },
    awaited: () => inState('awaited'),
    erased: () => inState('erased'),
    async remove(id) {
      await db.deleteFrom('media').where('id', '=', id).execute()
    },
  }
}

const changeable = (media: Media) => ({
  provider_media_id: media.providerMediaId,
  mime_type: media.mimeType,
  state: media.state,
  size: media.size ?? null,
  sha256: media.sha256 ?? null,
})

// Branded, and of these words, when it was inserted.
const toMedia = (row: Selectable<Database['media']>): Media => ({
  id: row.id as MediaId,
  roomId: row.room_id as RoomId,
  providerMediaId: row.provider_media_id,
  mimeType: row.mime_type,
  state: row.state as Media['state'],
  size: row.size ?? undefined,
  sha256: row.sha256 ?? undefined,
})
