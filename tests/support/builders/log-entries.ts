import { type CallLogEntry, callLogEntrySchema } from '#shared/ipc/call-log-entry.ts'

/** A customer's call of the log that rang for 30 s and nobody answered. */
export const unansweredEntry = (over: object = {}): CallLogEntry =>
  callLogEntrySchema.parse({
    callId: 'c1',
    direction: 'inbound',
    accountId: 'acc-1',
    accountName: 'Toko Sinar',
    customerId: 'cu-1',
    customerName: 'Budi',
    startedAt: 1_000,
    endedAt: 31_000,
    status: 'unanswered',
    ...over,
  })
