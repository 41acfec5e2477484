import { roomIdSchema, type AccountId } from '#shared/domain/ids.ts'
import type { WireRoom } from '#shared/protocol/entities.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { done, refused, unknownId, type Outcome } from '../outcome.ts'
import { searchTerms } from '../store/caller-search.ts'
import type { User } from '../store/records.ts'
import type { RoomQuery } from '../store/repositories/rooms.ts'
import { toWireRoom } from '../wire.ts'
import type { Work } from '../work.ts'

export interface RoomListQuery {
  readonly filter: 'mine' | 'unassigned' | 'all' | 'resolved'
  readonly accountId?: AccountId
  readonly query?: string
  readonly cursor?: string
  readonly limit?: number
}

const defaultLimit = 50

/** Rooms that the agent may see, those with the newest message first. */
export async function listRooms(
  work: Work,
  agent: User,
  query: RoomListQuery,
): Promise<Outcome<{ rooms: WireRoom[]; nextCursor?: string }>> {
  if (query.filter === 'all' && agent.role === 'agent') return refused({ reason: 'forbidden_role' })
  const { accountId, cursor, limit = defaultLimit } = query
  const place = cursor === undefined ? undefined : readCursor(cursor, roomIdSchema)
  if (cursor !== undefined && !place) return unknownId('cursor')
  const found = await work.tx.rooms.list({
    ...shownBy(query.filter, agent),
    accountId,
    terms: searchTerms(query.query ?? ''),
    after: place && { sortedAt: place.at, id: place.id },
    limit: limit + 1,
  })
  const page = found.slice(0, limit)
  const last = page.at(-1)?.place
  const nextCursor = found.length > limit && last ? writeCursor(last.sortedAt, last.id) : undefined
  return done({ rooms: page.map(({ room }) => toWireRoom(room)), nextCursor })
}

/** Agents see resolved rooms only where they were theirs. */
function shownBy(filter: RoomListQuery['filter'], agent: User): Pick<RoomQuery, 'states' | 'assignedTo'> {
  const shown = {
    mine: { states: ['assigned'], assignedTo: agent.id },
    unassigned: { states: ['unassigned'] },
    all: { states: ['unassigned', 'assigned', 'resolved'] },
    resolved: { states: ['resolved'], assignedTo: agent.role === 'agent' ? agent.id : undefined },
  } as const satisfies Record<RoomListQuery['filter'], Pick<RoomQuery, 'states' | 'assignedTo'>>
  return shown[filter]
}
