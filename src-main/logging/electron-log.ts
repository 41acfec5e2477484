import path from 'node:path'
import electronLog from 'electron-log/node'
import { maskPrivate } from '#shared/domain/mask.ts'
import type { DesktopConfig } from '../config.ts'
import type { LogFields, Logger } from './logger.ts'

/** Bytes until a new file begins; the one before it is kept. */
const maxFileBytes = 5 * 1024 * 1024

/** The log on disk, of which an organisation may want less. */
export interface LogFile extends Logger {
  /** From now on the file has lines of this level and above. */
  keepFrom(level: 'error' | 'warn' | 'info'): void
}

/** Logs to `main.log` in the folder, and what matters also to standard error; private things masked in both. */
export function openLog(folder: string, stderrLevel: DesktopConfig['logLevel']): LogFile {
  const log = electronLog.create({ logId: 'main' })
  log.transports.file.resolvePathFn = () => path.join(folder, 'main.log')
  log.transports.file.maxSize = maxFileBytes
  log.transports.file.level = 'info'
  log.transports.file.format = '[{y}-{m}-{d} {h}:{i}:{s}.{ms}{z}] [{level}] {text}'
  // Standard output belongs to whoever started the app.
  log.transports.console.level = stderrLevel
  log.transports.console.format = '{h}:{i}:{s} [{level}] {text}'
  log.transports.console.useStyles = false
  log.transports.console.writeFn = ({ message }) => {
    process.stderr.write(`${message.data.map(String).join(' ')}\n`)
  }
  const line = (message: string, fields?: LogFields) =>
    maskPrivate(fields ? `${message} ${JSON.stringify(fields)}` : message)
  return {
    keepFrom(level) {
      log.transports.file.level = level
    },
    info: (message, fields) => log.info(line(message, fields)),
    warn: (message, fields) => log.warn(line(message, fields)),
    error: (message, fields) => log.error(line(message, fields)),
  }
}
