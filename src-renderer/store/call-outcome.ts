import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'

/** How a call went, in one word for its icon and its label. */
export type CallOutcome =
  | 'live'
  | 'inboundAnswered'
  | 'inboundMissed'
  | 'inboundElsewhere'
  | 'outboundAnswered'
  | 'outboundUnanswered'

export function callOutcome(entry: Pick<CallLogEntry, 'direction' | 'status'>): CallOutcome {
  if (entry.status === 'live') return 'live'
  if (entry.direction === 'outbound') {
    return entry.status === 'answered' ? 'outboundAnswered' : 'outboundUnanswered'
  }
  if (entry.status === 'elsewhere') return 'inboundElsewhere'
  return entry.status === 'answered' ? 'inboundAnswered' : 'inboundMissed'
}
