import { destination, pino } from 'pino'
import type { Logger } from 'pino'

/** Standard output belongs to the ready line; logs go to standard error. */
export const processLogger = (): Logger => pino({ name: 'simulator' }, destination(2))

export const silentLogger: Logger = pino({ level: 'silent' })
