/** Facts beside a line: ids and numbers; never a token, and phone numbers only where masking makes them harmless. */
export type LogFields = Readonly<Record<string, unknown>>

/** One `info` for each turn in a call's or the connection's life; `warn` what mends itself; `error` what does not. */
export interface Logger {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

/** What an unknown thrown value says, for a log line. */
export function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
