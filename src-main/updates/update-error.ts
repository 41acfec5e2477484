import type { UpdateTrouble } from '#shared/ipc/update-state.ts'

/** Why a step of an update did not end well; `otherFile`: what came is not what was signed. */
export class UpdateError extends Error {
  override readonly name = 'UpdateError'
  readonly reason: UpdateTrouble | 'otherFile'

  constructor(reason: UpdateTrouble | 'otherFile', message: string, cause?: unknown) {
    super(message, { cause })
    this.reason = reason
  }
}

const diskCodes = new Set(['ENOSPC', 'EACCES', 'EROFS', 'EDQUOT', 'EPERM'])

/** Whatever was thrown, as one of ours; what nobody foresaw is a server that was not reached. */
export function asUpdateError(error: unknown): UpdateError {
  if (error instanceof UpdateError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : String(error)
  if (code === 'ERR_CHECKSUM_MISMATCH') return new UpdateError('otherFile', message, error)
  return new UpdateError(diskCodes.has(code) ? 'disk' : 'unreachable', message, error)
}
