import { z } from 'zod'
import { type Method, methods, type Params, type Result } from '#shared/protocol/methods.ts'
import { encodeRequest, type Frame, type RpcId } from '#shared/protocol/rpc.ts'
import type { Clock } from '../clock.ts'
import { RequestError } from './request-error.ts'
import { policyOf, type WithoutLink } from './request-policy.ts'

export type Reply = Extract<Frame, { kind: 'success' | 'failure' }>

interface Pending {
  readonly method: Method
  readonly params: object
  readonly withoutLink: WithoutLink
  readonly grant: (result: unknown) => void
  readonly fail: (error: RequestError) => void
  readonly cancelDeadline: () => void
}

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
   *
   * @param options.notAfter the moment, by this desktop's clock, after which asking makes no sense; at most the method's own deadline
   * @throws {RequestError}
   */
  ask<M extends Method>(
    method: M,
    params: Params<M>,
    options: { notAfter?: number } = {},
  ): Promise<Result<M>> {
    const { deadlineMs, withoutLink } = policyOf(method)
    if (!this.#send && withoutLink !== 'wait') {
      return Promise.reject(new RequestError('offline', 'There is no connection to the platform.'))
    }
    const untilEnd = (options.notAfter ?? Infinity) - this.#clock.now()
    return this.#enter(
      method,
      params,
      { withoutLink, deadlineMs: Math.min(deadlineMs, untilEnd) },
      this.#send,
    )
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
    for (const [id, { method, params }] of this.#pending) send(encodeRequest(id, method, params))
  }

  /** The link is gone: what must not be repeated fails, the rest waits for the next one. */
  detach(): void {
    this.#send = null
    for (const [id, pending] of this.#pending) {
      if (pending.withoutLink === 'fail') {
        this.#take(id)?.fail(new RequestError('lost', 'The connection broke before the platform answered.'))
      }
    }
  }

  /** Nobody waits any longer: signed out, or the app ends. */
  abandon(): void {
    this.#send = null
    for (const id of this.#pending.keys()) {
      this.#take(id)?.fail(new RequestError('signed_out', 'Signed out before the platform answered.'))
    }
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
    policy: { withoutLink: WithoutLink; deadlineMs: number },
    send: ((text: string) => void) | null,
  ): Promise<Result<M>> {
    const id = this.#nextId++
    const { promise, resolve, reject } = Promise.withResolvers<Result<M>>()
    const cancelDeadline = this.#clock.after(Math.max(0, policy.deadlineMs), () => {
      this.#take(id)?.fail(new RequestError('timed_out', 'The platform did not answer in time.'))
    })
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
      grant,
      fail: reject,
      cancelDeadline,
    })
    send?.(encodeRequest(id, method, params))
    return promise
  }

  #take(id: RpcId): Pending | undefined {
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    pending?.cancelDeadline()
    return pending
  }
}
