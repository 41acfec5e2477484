import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import type { WireCall } from '#shared/protocol/entities.ts'
import type { Session, Withdrawal } from '#shared/session/session.ts'

/** Whose log it is, and the names of the accounts that its calls came to. */
export type LogViewer = Pick<Session, 'me' | 'accounts'>

const time = (iso: string | undefined): number | undefined =>
  iso === undefined ? undefined : Date.parse(iso)

/** A call as the log of this agent keeps it. [L2] */
export function entryOf(call: WireCall, viewer: LogViewer): CallLogEntry {
  const tookIt = call.agent?.id === viewer.me.id
  return {
    callId: call.id,
    direction: call.direction,
    accountId: call.accountId,
    accountName: viewer.accounts[call.accountId]?.name ?? '',
    roomId: call.roomId,
    customerId: call.customer.id,
    customerName: call.customer.name,
    customerPhone: call.customer.phone,
    startedAt: Date.parse(call.offeredAt),
    answeredAt: time(call.answeredAt),
    endedAt: time(call.endedAt),
    status: statusOf(call, tookIt),
    reason: call.reason,
    endedBy: call.endedBy,
    answeredBy: call.answeredAt !== undefined && !tookIt ? call.agent?.name : undefined,
    ringMs: call.ringMs,
    talkMs: call.talkMs,
    note: call.note,
    disposition: call.disposition,
    tags: call.tags,
  }
}

function statusOf(call: WireCall, tookIt: boolean): CallLogEntry['status'] {
  if (call.state !== 'ended') return 'live'
  if (call.status !== 'answered') return 'unanswered'
  return tookIt ? 'answered' : 'elsewhere'
}

/** A call whose ring stopped at this agent, as far as this desktop can tell; its end may complete it later. */
export function entryOfWithdrawal(withdrawal: Withdrawal, viewer: LogViewer): CallLogEntry {
  const { call, reason, by, at } = withdrawal
  const entry = { ...entryOf(call, viewer), endedAt: Date.parse(at) }
  switch (reason) {
    case 'answered_elsewhere':
      return { ...entry, status: 'elsewhere', answeredBy: by?.name }
    case 'customer_hung_up':
    case 'timed_out':
      return { ...entry, status: 'unanswered', reason }
    case 'declined':
      return { ...entry, status: 'unanswered', reason: 'rejected_by_agent' }
    case 'failed':
      return { ...entry, status: 'unanswered', reason: 'provider_failed' }
  }
}
