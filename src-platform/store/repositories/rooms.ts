import type { AccountId, AgentId, CustomerId, EpochMs, RoomId } from '#shared/domain/ids.ts'
import type { Room } from '#shared/domain/room.ts'

/** A place in a list of rooms, newest first. */
export interface RoomPlace {
  readonly sortedAt: EpochMs
  readonly id: RoomId
}

export interface RoomQuery {
  readonly states: readonly Room['state'][]
  readonly assignedTo?: AgentId
  readonly accountId?: AccountId
  /** Part of the customer's name or number, in any case. */
  readonly text?: string
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
