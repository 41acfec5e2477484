import { isDamage } from '../damage.ts'
import type { ReadEnd } from './reading-thread.ts'

/** The log could not be read; `code` is SQLite's, where it was SQLite that failed. */
export class ReadingError extends Error {
  override readonly name = 'ReadingError'
  readonly code: string | undefined

  constructor(message: string, code: string | undefined) {
    super(message)
    this.code = code
  }
}

/** What a check found wrong with the file; undefined: nothing, or nothing that the file is to blame for. */
export function damageIn(end: ReadEnd): string | undefined {
  if (end.kind === 'checked') return end.damage
  return end.kind === 'failed' && isDamage(new ReadingError(end.message, end.code)) ? end.message : undefined
}
