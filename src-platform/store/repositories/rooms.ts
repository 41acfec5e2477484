import type { Kysely, Selectable } from 'kysely'
import type { AccountId, AgentId, CustomerId, EpochMs, RoomId } from '#shared/domain/ids.ts'
import type { ConversationCategory, Room } from '#shared/domain/room.ts'
import { callerSearchText } from '../caller-search.ts'
import { containing } from '../containing.ts'
import type { Database } from '../schema.ts'

/** A place in a list of rooms, newest first. */
export interface RoomPlace {
  readonly sortedAt: EpochMs
  readonly id: RoomId
}

export interface RoomQuery {
  readonly states: readonly Room['state'][]
  readonly assignedTo?: AgentId
  readonly accountId?: AccountId
  /** What the customer's name and number contain, as `searchTerms` reads it; all where there is none. */
  readonly terms?: readonly string[]
  readonly after?: RoomPlace
  readonly limit: number
}

export interface RoomsRepository {
  byId(id: RoomId): Promise<Room | undefined>
  byCustomer(accountId: AccountId, customerId: CustomerId): Promise<Room | undefined>
  insert(room: Room, createdAt: EpochMs): Promise<void>
  update(room: Room): Promise<void>
  /** Newest first. */
  list(query: RoomQuery): Promise<readonly { readonly room: Room; readonly place: RoomPlace }[]>
}

export function roomsOn(db: Kysely<Database>): RoomsRepository {
  return {
    async byId(id) {
      const row = await db.selectFrom('rooms').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toRoom(row)
    },
    async byCustomer(accountId, customerId) {
      const row = await db
        .selectFrom('rooms')
        .selectAll()
        .where('account_id', '=', accountId)
        .where('customer_id', '=', customerId)
        .executeTakeFirst()
      return row && toRoom(row)
    },
    async insert(room, createdAt) {
      await db
        .insertInto('rooms')
        .values({
          id: room.id,
          account_id: room.accountId,
          customer_id: room.customer.id,
          created_at: createdAt,
          ...changeable(room),
          sorted_at: room.lastMessageAt ?? createdAt,
        })
        .execute()
    },
    async update(room) {
      const sorted = room.lastMessageAt === undefined ? {} : { sorted_at: room.lastMessageAt }
      await db
        .updateTable('rooms')
        .set({ ...changeable(room), ...sorted })
        .where('id', '=', room.id)
        .execute()
    },
    async list({ states, assignedTo, accountId, terms = [], after, limit }) {
      let query = db.selectFrom('rooms').selectAll().where('state', 'in', states)
      if (assignedTo !== undefined) query = query.where('assigned_to', '=', assignedTo)
      if (accountId !== undefined) query = query.where('account_id', '=', accountId)
      if (terms.length > 0) query = query.where(containing('search_text', terms))
      if (after) {
        const { sortedAt, id } = after
        query = query.where(eb =>
          eb.or([
            eb('sorted_at', '<', sortedAt),
            eb.and([eb('sorted_at', '=', sortedAt), eb('id', '<', id)]),
          ]),
        )
      }
      const rows = await query.orderBy('sorted_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
      return rows.map(row => {
        const room = toRoom(row)
        return { room, place: { sortedAt: row.sorted_at, id: room.id } }
      })
    },
  }
}

const changeable = (room: Room) => ({
  customer_name: room.customer.name,
  customer_phone: room.customer.phone ?? null,
  search_text: callerSearchText(room.customer),
  state: room.state,
  assigned_to: room.assignedTo ?? null,
  last_agent: room.lastAgent ?? null,
  unread: room.unread,
  last_message_at: room.lastMessageAt ?? null,
  conversation_category: room.conversation?.category ?? null,
  conversation_expires_at: room.conversation?.expiresAt ?? null,
  window_until: room.windowUntil ?? null,
})

function toRoom(row: Selectable<Database['rooms']>): Room {
  const { conversation_category: category, conversation_expires_at: expiresAt } = row
  // Branded, and of these words, when it was inserted.
  return {
    id: row.id as RoomId,
    accountId: row.account_id as AccountId,
    customer: {
      id: row.customer_id as CustomerId,
      name: row.customer_name,
      phone: row.customer_phone ?? undefined,
    },
    state: row.state as Room['state'],
    assignedTo: (row.assigned_to as AgentId | null) ?? undefined,
    lastAgent: (row.last_agent as AgentId | null) ?? undefined,
    unread: row.unread,
    lastMessageAt: row.last_message_at ?? undefined,
    conversation:
      category === null || expiresAt === null
        ? undefined
        : { category: category as ConversationCategory, expiresAt },
    windowUntil: row.window_until ?? undefined,
  }
}
