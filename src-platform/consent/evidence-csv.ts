import type { AccountId, CustomerId } from '#shared/domain/ids.ts'
import { byteOrderMark, csvRow } from '#shared/csv/csv-row.ts'
import type { ConsentEvidence } from '../store/records.ts'
import { toWireTime, type NameOf } from '../wire.ts'

/** [P13] The evidence of one customer as a file: a line for each step, in the order in which it became known. */
export function evidenceCsv(
  { accountId, customerId }: { readonly accountId: AccountId; readonly customerId: CustomerId },
  kept: readonly ConsentEvidence[],
  nameOf: NameOf,
): string {
  const head = ['account_id', 'customer_id', 'room_id', 'at', 'step', 'by', 'agent_id', 'agent', 'details']
  const lines = kept.map(({ roomId, at, type, actor, details }) => {
    const agentId = actor.kind === 'agent' ? actor.agentId : undefined
    const agent = agentId && nameOf(agentId)
    const step = [accountId, customerId, roomId, toWireTime(at), type]
    return csvRow([...step, actor.kind, agentId, agent, JSON.stringify(details)])
  })
  return byteOrderMark + csvRow(head) + lines.join('')
}
