import type { RpcError } from '#shared/protocol/rpc.ts'

/** Why a request to the platform has no result. */
export type RequestFailure =
  /** The platform said no; `error` is its word. */
  | 'refused'
  /** There is no link, and the request is not one that waits for it. */
  | 'offline'
  /** The link broke while it was on its way: whether it took effect is unknown until events tell. */
  | 'lost'
  | 'timed_out'
  /** The answer is not what the protocol says. */
  | 'bad_reply'
  | 'signed_out'

/** A request that the platform did not grant. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  readonly failure: RequestFailure
  readonly error: RpcError | undefined

  constructor(failure: RequestFailure, message: string, options: { error?: RpcError; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.failure = failure
    this.error = options.error
  }
}
