import { z } from 'zod'
import { type Method, methods, type Params, type Result } from '#shared/protocol/methods.ts'
import { encodeRequest, type Frame, type RpcId } from '#shared/protocol/rpc.ts'
import type { Clock } from '../clock.ts'
import { RequestError } from './request-error.ts'
import { policyOf, type RequestPolicy, type WithoutLink } from './request-policy.ts'

export type Reply = Extract<Frame, { kind: 'success' | 'failure' }>

export interface AskOptions {
  /** The moment, by this desktop's clock, after which it is not sent again: a new link finds that it has failed. */
  readonly resendUntil?: number
}

interface Pending {
  readonly method: Method
  readonly params: object
  readonly withoutLink: WithoutLink
  readonly resendUntil: number
  readonly grant: (result: unknown) => void
  readonly fail: (error: RequestError) => void
  readonly cancelDeadline: () => void
}

const failures = {
  lost: 'The connection broke before the platform answered.',
  timed_out: 'The platform did not answer in time.',
  signed_out: 'Signed out before the platform answered.',
} as const

/** The requests that wait for an answer: matched by id, given up at their deadline, sent again where that is harmless. */
export class RequestBook {
  readonly #clock: Clock
  readonly #pending = new Map<RpcId, Pending>()
  #nextId = 1
  #send: ((text: string) => void) | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /**
   * Asks the platform.
   * @throws {RequestError}
   */
  ask<M extends Method>(method: M, params: Params<M>, options: AskOptions = {}): Promise<Result<M>> {
    const policy = policyOf(method)
    if (!this.#send && policy.withoutLink !== 'wait') {
      return Promise.reject(new RequestError('offline', 'There is no connection to the platform.'))
    }
    return this.#enter(method, params, { ...policy, ...options }, this.#send)
  }

  /** The request that opens the session: sent on a link that is not yet the book's own. */
  askHello(
    params: Params<'session.hello'>,
    deadlineMs: number,
    send: (text: string) => void,
  ): Promise<Result<'session.hello'>> {
    return this.#enter('session.hello', params, { withoutLink: 'fail', deadlineMs }, send)
  }

  /** The session stands: what waited is sent, in the order of asking. */
  attach(send: (text: string) => void): void {
    this.#send = send
    for (const [id, { method, params, resendUntil }] of this.#pending) {
      if (this.#clock.now() <= resendUntil) send(encodeRequest(id, method, params))
      else this.#fail(id, 'lost')
    }
  }

  /** The link is gone: what must not be repeated fails, the rest waits for the next one. */
  detach(): void {
    this.#send = null
    for (const [id, pending] of this.#pending) {
      if (pending.withoutLink === 'fail') this.#fail(id, 'lost')
    }
  }

  /** Nobody waits any longer: signed out, or the app ends. */
  abandon(): void {
    this.#send = null
    for (const id of this.#pending.keys()) this.#fail(id, 'signed_out')
  }

  /** Gives the answer to whoever asked; an answer to nobody (its deadline has passed) is of no interest. */
  settle(reply: Reply): void {
    const pending = reply.id === null ? undefined : this.#take(reply.id)
    if (!pending) return
    if (reply.kind === 'success') return pending.grant(reply.result)
    pending.fail(new RequestError('refused', reply.error.message, { error: reply.error }))
  }

  #enter<M extends Method>(
    method: M,
    params: Params<M>,
    policy: RequestPolicy & AskOptions,
    send: ((text: string) => void) | null,
  ): Promise<Result<M>> {
    const id = this.#nextId++
    const { promise, resolve, reject } = Promise.withResolvers<Result<M>>()
    const cancelDeadline = this.#clock.after(policy.deadlineMs, () => this.#fail(id, 'timed_out'))
    const grant = (raw: unknown) => {
      const parsed = methods[method].result.safeParse(raw)
      if (!parsed.success) {
        reject(new RequestError('bad_reply', `${method}: ${z.prettifyError(parsed.error)}`))
        return
      }
      // The table pairs method and result; the compiler cannot follow a lookup by a type parameter.
      resolve(parsed.data as Result<M>)
    }
    this.#pending.set(id, {
      method,
      params,
      withoutLink: policy.withoutLink,
      resendUntil: policy.resendUntil ?? Infinity,
      grant,
      fail: reject,
      cancelDeadline,
    })
    send?.(encodeRequest(id, method, params))
    return promise
  }

  #fail(id: RpcId, failure: keyof typeof failures): void {
    this.#take(id)?.fail(new RequestError(failure, failures[failure]))
  }

  #take(id: RpcId): Pending | undefined {
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    pending?.cancelDeadline()
    return pending
  }
}
