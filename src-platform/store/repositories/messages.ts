import type { Kysely, Selectable } from 'kysely'
import type { AgentId, CallId, EpochMs, MediaId, MessageId, RoomId } from '#shared/domain/ids.ts'
import type { MessageKind, MessageStatus } from '#shared/domain/message.ts'
import type { ProviderError } from '#shared/domain/refusal.ts'
import type { Message } from '../records.ts'
import type { Database } from '../schema.ts'

/** A status that came before the provider's answer named its message. */
export interface EarlyStatus {
  readonly providerMessageId: string
  readonly status: MessageStatus
  readonly at: EpochMs
}

export interface MessagesRepository {
  byId(id: MessageId): Promise<Message | undefined>
  byProviderId(providerMessageId: string): Promise<Message | undefined>
  byClientId(roomId: RoomId, clientMessageId: string): Promise<Message | undefined>
  insert(message: Message): Promise<void>
  update(message: Message): Promise<void>
  /** Oldest first: the newest `limit`, or those just before the message `before`. */
  page(roomId: RoomId, page: { before?: MessageId; limit: number }): Promise<readonly Message[]>
  /** The newest entry about a call in the room, in order of arrival, with its message's place. */
  latestCall(roomId: RoomId): Promise<{ readonly message: Message; readonly place: number } | undefined>
  /** Entries of these kinds that came after that place. */
  after(roomId: RoomId, place: number, kinds: readonly MessageKind[]): Promise<readonly Message[]>
  keepEarlyStatus(early: EarlyStatus): Promise<void>
  takeEarlyStatuses(providerMessageId: string): Promise<readonly MessageStatus[]>
  deleteEarlyStatuses(before: EpochMs): Promise<void>
}

export function messagesOn(db: Kysely<Database>): MessagesRepository {
  const select = db.selectFrom('messages').selectAll()
  return {
    async byId(id) {
      const row = await select.where('id', '=', id).executeTakeFirst()
      return row && toMessage(row)
    },
    async byProviderId(providerMessageId) {
      const row = await select.where('provider_message_id', '=', providerMessageId).executeTakeFirst()
      return row && toMessage(row)
    },
    async byClientId(roomId, clientMessageId) {
      const row = await select
        .where('room_id', '=', roomId)
        .where('client_message_id', '=', clientMessageId)
        .executeTakeFirst()
      return row && toMessage(row)
    },
    async insert(message) {
      await db
        .insertInto('messages')
        .values({
          id: message.id,
          room_id: message.roomId,
          direction: message.direction,
          at: message.at,
          client_message_id: message.clientMessageId ?? null,
          sent_by: message.sentBy ?? null,
          ...changeable(message),
        })
        .execute()
    },
    async update(message) {
      await db.updateTable('messages').set(changeable(message)).where('id', '=', message.id).execute()
    },
    async page(roomId, { before, limit }) {
      let query = select.where('room_id', '=', roomId)
      if (before !== undefined) {
        const oldest = await db
          .selectFrom('messages')
          .select(['at', 'seq'])
          .where('id', '=', before)
          .where('room_id', '=', roomId)
          .executeTakeFirst()
        if (!oldest) return []
        query = query.where(eb =>
          eb.or([eb('at', '<', oldest.at), eb.and([eb('at', '=', oldest.at), eb('seq', '<', oldest.seq)])]),
        )
      }
      const rows = await query.orderBy('at', 'desc').orderBy('seq', 'desc').limit(limit).execute()
      return rows.reverse().map(toMessage)
    },
    async latestCall(roomId) {
      const row = await select
        .where('room_id', '=', roomId)
        .where('kind', '=', 'call')
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && { message: toMessage(row), place: row.seq }
    },
    async after(roomId, place, kinds) {
      const rows = await select
        .where('room_id', '=', roomId)
        .where('seq', '>', place)
        .where('kind', 'in', kinds)
        .orderBy('seq')
        .execute()
      return rows.map(toMessage)
    },
    async keepEarlyStatus({ providerMessageId, status, at }) {
      await db
        .insertInto('early_statuses')
        .values({ provider_message_id: providerMessageId, status, at })
        .execute()
    },
    async takeEarlyStatuses(providerMessageId) {
      const rows = await db
        .deleteFrom('early_statuses')
        .where('provider_message_id', '=', providerMessageId)
        .returning('status')
        .execute()
      return rows.map(row => row.status as MessageStatus)
    },
    async deleteEarlyStatuses(before) {
      await db.deleteFrom('early_statuses').where('at', '<', before).execute()
    },
  }
}

const changeable = (message: Message) => ({
  kind: message.kind,
  call_id: message.callId ?? null,
  media_id: message.mediaId ?? null,
  status: message.status ?? null,
  text: message.text ?? null,
  provider_message_id: message.providerMessageId ?? null,
  error: message.error ? JSON.stringify(message.error) : null,
})

// Branded, and of these words, when it was inserted.
const toMessage = (row: Selectable<Database['messages']>): Message => ({
  id: row.id as MessageId,
  roomId: row.room_id as RoomId,
  direction: row.direction as Message['direction'],
  kind: row.kind as Message['kind'],
  at: row.at,
  status: (row.status as MessageStatus | null) ?? undefined,
  text: row.text ?? undefined,
  callId: (row.call_id as CallId | null) ?? undefined,
  mediaId: (row.media_id as MediaId | null) ?? undefined,
  providerMessageId: row.provider_message_id ?? undefined,
  clientMessageId: row.client_message_id ?? undefined,
  sentBy: (row.sent_by as AgentId | null) ?? undefined,
  error: row.error === null ? undefined : (JSON.parse(row.error) as ProviderError),
})
