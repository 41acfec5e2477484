import { flushCompileCache } from 'node:module'
import { maskPrivate } from '#shared/domain/mask.ts'
import { startPlatform } from './app.ts'
import { ConfigError, readEnvironment, secretsOf } from './config.ts'
import { createLogger, type Logger } from './logger.ts'

/** The environment in, start, one line when ready, stop on a signal. */
async function main(): Promise<void> {
  const config = readEnvironment()
  const log = createLogger({ level: config.logLevel, secrets: secretsOf(config) })
  stopOnFault(log)
  const platform = await startPlatform(config, { log })
  stopOnSignals(log, () => platform.stop())
  process.stdout.write(`${JSON.stringify({ event: 'ready', url: platform.url })}\n`)
  // Otherwise kept at an orderly end alone, and the start after a crash is the one that must not be slow.
  flushCompileCache()
}

/** A terminal and npm may both pass a signal on, so it can come twice. */
function stopOnSignals(log: Logger, stop: () => Promise<void>): void {
  let isStopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isStopping) return
      isStopping = true
      stop().then(
        // A request to Meta may still be open; its outcome is settled at the next start.
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'stopping failed')
          process.exit(1)
        },
      )
    })
  }
}

/** After a fault that nobody handled the state in memory is not to be trusted; what was promised is on disk. */
function stopOnFault(log: Logger): void {
  const stop = (error: unknown) => {
    log.fatal({ err: error }, 'a fault that nobody handled')
    process.exit(1)
  }
  process.on('uncaughtException', stop)
  process.on('unhandledRejection', stop)
}

main().catch((error: unknown) => {
  const text =
    error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`${maskPrivate(String(text))}\n`)
  process.exit(error instanceof ConfigError ? 2 : 1)
})
