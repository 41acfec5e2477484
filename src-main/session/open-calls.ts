import path from 'node:path'
import { openCallJournal } from './call-journal.ts'
import { Calls, type CallsParts } from './calls.ts'
import { CrashRecovery } from './crash-recovery.ts'

export interface OpenCalls {
  readonly calls: Calls
  /** Ends what the app left behind when it was killed. */
  readonly recovery: CrashRecovery
}

/** What the agent does with calls, with the journal of it in the app's folder. */
export function openCalls(dataDir: string, parts: Omit<CallsParts, 'journal'>): OpenCalls {
  const { log, onLost } = parts
  const journal = openCallJournal(path.join(dataDir, 'call-journal.json'), log)
  const recovery = new CrashRecovery({ journal, hangUp: callId => calls.hangUp(callId), onLost, log })
  const calls = new Calls({ ...parts, journal })
  return { calls, recovery }
}
