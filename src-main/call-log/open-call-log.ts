import path from 'node:path'
import { CallLog, type CallLogParts } from './call-log.ts'

/** The log of this computer, and who wants to hear that it has changed. */
export interface OpenCallLog {
  readonly file: CallLog
  /** Returns its undo. */
  readonly onChange: (listener: () => void) => () => void
}

/** In the app's folder; nothing is read before `file.open()`. */
export function openCallLog(
  dataDir: string,
  parts: Pick<CallLogParts, 'clock' | 'log' | 'onEmptied'>,
): OpenCallLog {
  const listeners = new Set<() => void>()
  return {
    file: new CallLog({
      ...parts,
      file: path.join(dataDir, 'calls.sqlite'),
      onChange: () => {
        for (const listener of listeners) listener()
      },
    }),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
