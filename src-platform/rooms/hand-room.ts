import type { AgentId, RoomId } from '#shared/domain/ids.ts'
import { assignRoom, reopenRoom, resolveRoom, type RoomMove } from '#shared/domain/room-handing.ts'
import type { Room } from '#shared/domain/room.ts'
import type { WireRoom } from '#shared/protocol/entities.ts'
import type { ConsentDesk } from '../consent/consent-desk.ts'
import { done, refused, unknownId, type Outcome } from '../outcome.ts'
import type { User } from '../store/records.ts'
import type { Steering } from '../supervision/steering.ts'
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
  readonly steering: Steering
}): RoomHanding {
  const { decisions, consentDesk, steering } = parts

  function move(
    by: AgentId,
    roomId: RoomId,
    decide: (room: Room, asking: User, work: Work) => Promise<Outcome<Room>>,
    then?: (rooms: { before: Room; after: Room }, asking: User, work: Work) => Promise<void>,
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
      await then?.({ before, after }, asking, work)
      return done({ room: toWireRoom(after) })
    })
  }

  /** [D8] A supervisor's assignment is on record, and a call that rings for the room goes to its new agent. */
  async function supervised(
    { before, after }: { before: Room; after: Room },
    { id: by, role }: User,
    work: Work,
  ): Promise<void> {
    const to = after.assignedTo
    if (role === 'agent' || to === undefined) return
    await work.audit({
      actor: by,
      action: to === by ? 'supervisor.room_taken' : 'supervisor.room_assigned',
      subject: { kind: 'room', id: after.id },
      details: { to, ...(before.assignedTo !== undefined && { from: before.assignedTo }) },
    })
    await steering.follow(work, await work.tx.calls.offeredIn(after.id), { by, to })
  }

  return {
    assign: (by, { roomId, agentId }) =>
      move(
        by,
        roomId,
        async (room, asking, work) => {
          const to = await work.tx.users.byId(agentId ?? by)
          return !to || to.disabled ? unknownId('agentId') : outcomeOf(assignRoom(room, asking, to.id))
        },
        supervised,
      ),
    resolve: (by, roomId) => move(by, roomId, async (room, asking) => outcomeOf(resolveRoom(room, asking))),
    reopen: (by, roomId) =>
      move(by, roomId, async (room, asking, work) => {
        const there = new Set((await work.users()).filter(user => !user.disabled).map(user => user.id))
        return outcomeOf(reopenRoom(room, asking, agent => there.has(agent)))
      }),
  }
}

const outcomeOf = (move: RoomMove): Outcome<Room> => (move.ok ? done(move.room) : refused(move.refusal))
