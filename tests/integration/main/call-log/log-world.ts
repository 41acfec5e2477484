import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type CallLogEntry, callLogEntrySchema, callLogQuerySchema } from '#shared/ipc/call-log-entry.ts'
import { CallLog, type CallLogParts } from '../../../../src-main/call-log/call-log.ts'
import { type ManualClock, manualClock } from '../../../support/manual-clock.ts'
import { recordingLog } from '../../../support/recording-log.ts'

export const owner = 'u-ani@http://127.0.0.1'

/** A call log in a folder of its own. */
export interface LogWorld extends Disposable {
  readonly file: string
  readonly clock: ManualClock
  readonly log: ReturnType<typeof recordingLog>
  /** How often everything had to be fetched again. */
  readonly emptied: () => number
  /** The calls whose customer was told to be erased. */
  readonly erased: () => readonly string[]
  /** Opens the file once more, as the next start of the app does. */
  openLog(parts?: Pick<CallLogParts, 'startReadingWorker'>): CallLog
  /** The ids of the first page, newest first. */
  idsIn(callLog: CallLog, query?: object): Promise<readonly string[]>
}

/** @param parent where the log's folder lies: the system's folder for such things, unless another disk is meant */
export function logWorld(parent = tmpdir()): LogWorld {
  const folder = mkdtempSync(path.join(parent, 'dering-log-'))
  const file = path.join(folder, 'profile', 'calls.sqlite')
  const clock = manualClock()
  const log = recordingLog()
  const opened: CallLog[] = []
  let emptied = 0
  const erased: string[] = []
  return {
    file,
    clock,
    log,
    emptied: () => emptied,
    erased: () => erased,
    openLog(parts = {}) {
      const callLog = new CallLog({
        file,
        clock,
        log,
        onChange: () => {},
        onEmptied: () => emptied++,
        onErased: callIds => erased.push(...callIds),
        ...parts,
      })
      callLog.open()
      opened.push(callLog)
      return callLog
    },
    idsIn: async (callLog, query = {}) =>
      (await callLog.query(owner, callLogQuerySchema.parse(query))).entries.map(entry => entry.callId),
    [Symbol.dispose]() {
      for (const callLog of opened) void callLog.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function anEntry(over: Partial<CallLogEntry> = {}): CallLogEntry {
  return callLogEntrySchema.parse({
    callId: 'c1',
    direction: 'inbound',
    accountId: 'acc-1',
    accountName: 'Toko Sinar',
    customerId: '6281234567890',
    customerName: 'Budi',
    customerPhone: '+6281234567890',
    startedAt: 1_000,
    status: 'live',
    ...over,
  })
}
