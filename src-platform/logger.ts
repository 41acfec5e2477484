import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino'
import { maskPrivate } from '#shared/domain/mask.ts'

export type { Logger } from 'pino'

/**
 * The log: one line of JSON each, on standard error, with everything personal or secret hidden in the finished line, so
 * that no field can be forgotten. `info` is one turn in a call's or a desktop's life.
 */
export function createLogger(options: {
  readonly level: string
  /** Values that must never be written, such as the provider's tokens. */
  readonly secrets: readonly string[]
  /** Standard error unless a test listens. */
  readonly destination?: DestinationStream
}): Logger {
  const secrets = options.secrets.filter(secret => secret.length >= 4)
  return pino(
    {
      level: options.level,
      base: undefined,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
      hooks: { streamWrite: line => maskLine(line, secrets) },
    },
    // Written at once, so that the last words before a crash are not lost.
    options.destination ?? pino.destination({ fd: 2, sync: true }),
  )
}

/** Inside string literals alone, so that the line stays JSON and times given as numbers stay readable. */
function maskLine(line: string, secrets: readonly string[]): string {
  return line.replaceAll(/"(?:[^"\\]|\\.)*"/g, literal =>
    maskPrivate(secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), literal)),
  )
}
