import type { AgentId, RoomId } from '#shared/domain/ids.ts'
import { assignRoom, reopenRoom, resolveRoom, type RoomMove } from '#shared/domain/room-handing.ts'
import type { Room } from '#shared/domain/room.ts'
import type { WireRoom } from '#shared/protocol/entities.ts'
import type { ConsentDesk } from '../consent/consent-desk.ts'
import { done, refused, unknownId, type Outcome } from '../outcome.ts'
import type { User } from '../store/records.ts'
import { toWireRoom } from '../wire.ts'
import type { Decisions, Work } from '../work.ts'
import { roomFor } from './visible-room.ts'

type Answer = Promise<Outcome<{ room: WireRoom }>>

/** [C1] Who has a room. */
export interface RoomHanding {
  /** To the agent who asks, where nobody else is named. */
  assign(agentId: AgentId, asked: { roomId: RoomId; agentId?: AgentId }): Answer
  resolve(agentId: AgentId, roomId: RoomId): Answer
  reopen(agentId: AgentId, roomId: RoomId): Answer
}

export function createRoomHanding(parts: {
  readonly decisions: Decisions
  readonly consentDesk: ConsentDesk
}): RoomHanding {
  const { decisions, consentDesk } = parts

  function move(
    by: AgentId,
    roomId: RoomId,
    decide: (room: Room, asking: User, work: Work) => Promise<Outcome<Room>>,
  ): Answer {
    return decisions.run(async work => {
      const before = await roomFor(work, by, roomId)
      const asking = await work.tx.users.byId(by)
      if (!before || !asking) return unknownId('roomId')
      const decided = await decide(before, asking, work)
      if (!decided.ok) return decided
      const after = decided.value
      if (after === before) return done({ room: toWireRoom(before) })
      await work.tx.rooms.update(after)
      await work.tellRoom(before, after)
      // [P6] The matter is settled: nobody waits for the customer's answer any more.
      if (after.state === 'resolved') {
        const cause = { actor: { kind: 'agent', agentId: by } } as const
        await consentDesk.apply(work, roomId, { type: 'roomResolved', at: work.now }, cause)
      }
      return done({ room: toWireRoom(after) })
    })
  }

  return {
    assign: (by, { roomId, agentId }) =>
      move(by, roomId, async (room, asking, work) => {
        const to = await work.tx.users.byId(agentId ?? by)
        return !to || to.disabled ? unknownId('agentId') : outcomeOf(assignRoom(room, asking, to.id))
      }),
    resolve: (by, roomId) => move(by, roomId, async (room, asking) => outcomeOf(resolveRoom(room, asking))),
    reopen: (by, roomId) =>
      move(by, roomId, async (room, asking, work) => {
        const there = new Set((await work.users()).filter(user => !user.disabled).map(user => user.id))
        return outcomeOf(reopenRoom(room, asking, agent => there.has(agent)))
      }),
  }
}

const outcomeOf = (move: RoomMove): Outcome<Room> => (move.ok ? done(move.room) : refused(move.refusal))
