import type { Database } from 'better-sqlite3'

/** The file itself is damaged, though SQLite still opens it. */
export class DamagedError extends Error {
  override readonly name = 'DamagedError'
}

/** Whether an error of SQLite says that the file itself is damaged. */
export function isDamage(error: unknown): boolean {
  if (error instanceof DamagedError) return true
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB'
}

/** Looks at every page: some seconds for 1,000,000 calls. @returns what is wrong, if anything is */
export function damageOf(database: Database): string | undefined {
  const verdict: unknown = database.pragma('quick_check(1)', { simple: true })
  return verdict === 'ok' ? undefined : String(verdict)
}
