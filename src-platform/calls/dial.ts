import { startOutbound } from '#shared/domain/call-start.ts'
import type { Holder } from '#shared/domain/call.ts'
import { callIdSchema, type CallId, type RoomId } from '#shared/domain/ids.ts'
import type { WireCall } from '#shared/protocol/entities.ts'
import { callRefusals } from '#shared/domain/permission-checks.ts'
import { maySeeRoom } from '#shared/domain/room.ts'
import { done, refused, unknownId, type Outcome } from '../outcome.ts'
import type { Work } from '../work.ts'
import { resultOf } from './answer.ts'
import { callFactsOf } from './call-facts.ts'
import type { CallParts } from './call-parts.ts'

export interface DialRequest {
  readonly roomId: RoomId
  /** Chosen by the client: the same one of the same agent is the same call. */
  readonly dialId: string
  readonly sdp: string
}

/** [O1] [O3] Places a call to the room's customer. */
export async function dialCall(
  parts: CallParts,
  holder: Holder,
  request: DialRequest,
): Promise<Outcome<WireCall>> {
  const placed = await parts.decisions.run(work => placeCall(parts, work, { holder, request }))
  if (!placed.ok) return placed
  await parts.commands.drained(placed.value)
  return parts.decisions.run(work => resultOf(work, placed.value, 'connect'))
}

async function placeCall(
  parts: CallParts,
  work: Work,
  { holder, request }: { holder: Holder; request: DialRequest },
): Promise<Outcome<CallId>> {
  const { agentId } = holder
  const dialled = await work.tx.calls.byDialId(agentId, request.dialId)
  if (dialled) return done(dialled.id)
  const room = await work.tx.rooms.byId(request.roomId)
  const agent = await work.tx.users.byId(agentId)
  const account = room && (await work.tx.accounts.byId(room.accountId))
  if (!room || !account || !agent || !maySeeRoom(agent, room)) return unknownId('roomId')
  const facts = await callFactsOf(work, { agentId, room, account }, parts.policy)
  const [refusal] = callRefusals(facts, parts.policy)
  if (refusal) return refused(refusal)
  const started = startOutbound({
    id: callIdSchema.parse(parts.newId()),
    dialId: request.dialId,
    accountId: account.id,
    roomId: room.id,
    customer: room.customer,
    holder,
    sdp: request.sdp,
    at: work.now,
  })
  await parts.desk.begin(work, started, { kind: 'agent', agentId })
  return done(started.call.id)
}
