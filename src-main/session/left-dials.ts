import type { CallId, RoomId } from '#shared/domain/ids.ts'
import type { Session } from '#shared/session/session.ts'

/** When a dial was asked for and given up, in milliseconds by the platform's clock. */
interface Given {
  readonly from: number
  readonly until: number
}

/**
 * Dials that were given up without the platform's word. One that became a call all the same has its sound nowhere, and
 * whoever picks up would hear nothing.
 */
export class LeftDials {
  readonly #rooms = new Map<RoomId, Given>()

  leave(roomId: RoomId, given: Given): void {
    this.#rooms.set(roomId, given)
  }

  /** The calls that came of them, each once. A call dialled later is another desktop's, or a new one. */
  take(session: Session): readonly CallId[] {
    return Object.values(session.calls).flatMap(({ id, direction, roomId, offeredAt }) => {
      const given = roomId === undefined ? undefined : this.#rooms.get(roomId)
      if (!given || roomId === undefined || direction !== 'outbound') return []
      const at = Date.parse(offeredAt)
      if (at < given.from || at > given.until) return []
      this.#rooms.delete(roomId)
      return [id]
    })
  }
}
