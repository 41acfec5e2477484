import type { AppReason } from '#shared/ipc/outcome.ts'
import { RefusedError } from './session/refusal.ts'

/** What the file system says, by what the person can do about it. */
const reasons: Readonly<Record<string, AppReason>> = {
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  EFBIG: 'disk_full',
  ENOENT: 'folder_gone',
  ENOTDIR: 'folder_gone',
  EACCES: 'place_forbidden',
  EPERM: 'place_forbidden',
  EROFS: 'place_forbidden',
  EBUSY: 'place_forbidden',
}

/** Why a file could not be saved where the person said, for the window to say in its language. */
export function saveRefusal(code: string | undefined): RefusedError {
  const reason = code?.startsWith('SQLITE_') ? 'log_unreadable' : (reasons[code ?? ''] ?? 'not_saved')
  return new RefusedError({ reason, message: `The file could not be written whole (${code ?? 'unknown'}).` })
}

/** The word that Node and SQLite add to their errors, such as `ENOSPC`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
