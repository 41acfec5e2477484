import type { AgentId } from '#shared/domain/ids.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Room } from '#shared/domain/room.ts'
import type { Account } from '../store/records.ts'

/** What the checks of a dial look at. */
export interface DialFacts {
  readonly agentId: AgentId
  readonly account: Pick<Account, 'outbound'>
  readonly room: Pick<Room, 'state' | 'assignedTo'>
  readonly agentOnCall: boolean
}

type DialCheck = (facts: DialFacts) => Refusal | undefined

/** [O1] In the order in which the rules name them; each further rule is one more line. */
const dialChecks: readonly DialCheck[] = [
  ({ account }) => (account.outbound ? undefined : { reason: 'outbound_off' }),
  ({ agentId, room }) =>
    room.state === 'assigned' && room.assignedTo === agentId ? undefined : { reason: 'not_your_room' },
  ({ agentOnCall }) => (agentOnCall ? { reason: 'agent_busy' } : undefined),
]

/** Every reason why this agent may not dial now, the first rule's first; empty when nothing stands in the way. */
export function dialRefusals(facts: DialFacts): readonly Refusal[] {
  return dialChecks.flatMap(check => check(facts) ?? [])
}
