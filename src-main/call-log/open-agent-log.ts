import path from 'node:path'
import { type CallReports, openCallReports } from '../reports/call-reports.ts'
import type { Clock } from '../clock.ts'
import { AgentLog, type AgentLogParts } from './agent-log.ts'
import { CallLog } from './call-log.ts'

/** What this computer keeps of calls: the log, and the reports on their way to the platform. */
export interface OpenAgentLog {
  readonly callLog: AgentLog
  readonly callReports: CallReports
  /** Who wants to hear that the log has changed. Returns its undo. */
  readonly onChange: (listener: () => void) => () => void
  /** Opens the log's file; nothing of it is read before. */
  open(): void
  /** Nothing is kept any more; resolves once nothing of it is open. */
  close(): Promise<void>
}

/** In the app's folder. */
export function openAgentLog(
  dataDir: string,
  { clock, ...parts }: Omit<AgentLogParts, 'callLog'> & { readonly clock: Clock },
): OpenAgentLog {
  const listeners = new Set<() => void>()
  const file = new CallLog({
    file: path.join(dataDir, 'calls.sqlite'),
    clock,
    log: parts.log,
    onChange: () => {
      for (const listener of listeners) listener()
    },
    onEmptied: () => void callLog.reconcile(),
    onErased: callIds => callReports.forget(callIds),
  })
  const callLog = new AgentLog({ ...parts, callLog: file })
  const callReports = openCallReports(dataDir, { ...parts, clock, callLog })
  return {
    callLog,
    callReports,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open: () => file.open(),
    close: () => file.close(),
  }
}
