import type { LogFields, Logger } from '../../src-main/logging/logger.ts'

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly message: string
  readonly fields: LogFields | undefined
}

/** A log that tests can read. */
export function recordingLog(): Logger & { readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = []
  const add = (level: LogLine['level']) => (message: string, fields?: LogFields) => {
    lines.push({ level, message, fields })
  }
  return { lines, info: add('info'), warn: add('warn'), error: add('error') }
}
