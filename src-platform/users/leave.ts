import { turnAfterChange } from '#shared/domain/ring-group.ts'
import type { AgentId } from '#shared/domain/ids.ts'
import type { CallDesk } from '../calls/desk.ts'
import type { OverflowTurns } from '../calls/overflow.ts'
import type { Work } from '../work.ts'

/** Rooms read at once. */
const portion = 200

/** What a person who may not work any more lets go of, so that no customer waits for them. A call goes on to its end. */
export async function leaveWork(
  work: Work,
  agentId: AgentId,
  parts: { readonly desk: CallDesk; readonly overflow: OverflowTurns },
): Promise<void> {
  await stopRinging(work, agentId, parts)
  await leaveRooms(work, agentId)
  await leaveRingGroups(work, agentId)
}

/** As if they had declined: others go on ringing, or the call moves on. [I8] [R8] */
async function stopRinging(
  work: Work,
  agentId: AgentId,
  { desk, overflow }: { readonly desk: CallDesk; readonly overflow: OverflowTurns },
): Promise<void> {
  for (const call of await work.tx.calls.offeredTo(agentId)) {
    const next = call.ringing.includes(agentId) ? await overflow.takeNext(work, call) : undefined
    await desk.apply(work, call, { type: 'decline', agentId, next, at: work.now }, { kind: 'system' })
  }
}

/** [I1] Their rooms are nobody's, so that the ring group gets the calls. [I2] */
async function leaveRooms(work: Work, agentId: AgentId): Promise<void> {
  for (;;) {
    const own = await work.tx.rooms.list({ states: ['assigned'], assignedTo: agentId, limit: portion })
    for (const { room } of own) {
      const left = { ...room, state: 'unassigned', assignedTo: undefined, lastAgent: agentId } as const
      await work.tx.rooms.update(left)
      await work.tellRoom(room, left)
    }
    if (own.length < portion) return
  }
}

async function leaveRingGroups(work: Work, agentId: AgentId): Promise<void> {
  for (const account of await work.tx.accounts.all()) {
    for (const group of await work.tx.ringGroups.ofAccount(account.id)) {
      if (!group.members.includes(agentId)) continue
      const members = group.members.filter(member => member !== agentId)
      await work.tx.ringGroups.save({ ...group, members, lastRung: turnAfterChange(group, members) })
    }
  }
}
