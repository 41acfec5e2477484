import type { Call } from '#shared/domain/call.ts'
import type { AgentPart } from '../records.ts'

/** How the call concerns each agent whom it ever concerned. */
export function partsOf(call: Call): readonly AgentPart[] {
  const parts = new Map<string, AgentPart>()
  const put = (agentId: AgentPart['agentId'], part: AgentPart['part']) =>
    parts.set(agentId, { agentId, part })
  if ('rung' in call) for (const agentId of call.rung) put(agentId, 'seen')
  if (call.state === 'offered') {
    for (const agentId of call.ringing) put(agentId, 'ringing')
    for (const agentId of call.waiting) put(agentId, 'waiting')
  } else if (call.state !== 'ended') {
    put(call.holder.agentId, 'holding')
  } else if (call.holder) {
    put(call.holder.agentId, 'seen')
  }
  return [...parts.values()]
}
