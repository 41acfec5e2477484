import type { AskRefusal } from '#shared/ipc/outcome.ts'
import { refusalDataSchema } from '#shared/protocol/rpc.ts'
import { RequestError } from '../connection/request-error.ts'

/** The app itself says no, in words for the person. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  readonly refusal: AskRefusal

  constructor(refusal: AskRefusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/** The reason that crosses into the window, for each way in which a request can fail. */
const reasons = {
  refused: 'failed',
  offline: 'offline',
  lost: 'offline',
  timed_out: 'offline',
  bad_reply: 'failed',
  signed_out: 'signed_out',
} as const

/** What the window is told of a request that was not granted: the platform's own words where it gave any. */
export function refusalOf(error: unknown): AskRefusal {
  if (error instanceof RefusedError) return error.refusal
  if (!(error instanceof RequestError)) {
    return { reason: 'failed', message: 'Something went wrong inside the app. Its log says what.' }
  }
  const data = refusalDataSchema.safeParse(error.error?.data)
  if (!data.success) return { reason: reasons[error.failure], message: error.message }
  const { reason, rule, retryAt, by, provider } = data.data
  return { reason, message: error.message, rule, retryAt, by, provider }
}
