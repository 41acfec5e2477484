import type { ConnectionState, RetryReason } from '#shared/ipc/desktop-state.ts'
import type { WayTrouble } from '#shared/ipc/way-trouble.ts'
import { parseEvent, type ParsedEvent } from '#shared/protocol/events.ts'
import type { Method, Params, Result } from '#shared/protocol/methods.ts'
import type { Frame } from '#shared/protocol/rpc.ts'
import { wireLimits } from '#shared/protocol/version.ts'
import type { SessionId } from '#shared/domain/ids.ts'
import type { Clock } from '../clock.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import { backOff, reconnectDelayMs } from './backoff.ts'
import type { Link, LinkListener, LinkOptions } from './link.ts'
import { afterEnd, type LinkEnd } from './link-end.ts'
import { type AskOptions, RequestBook } from './request-book.ts'
import { RequestError } from './request-error.ts'

/** The answer to a wish for an access token. */
export type TokenAnswer =
  | { readonly kind: 'token'; readonly token: string }
  /** The platform does not know this sign-in any more. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'notReached'; readonly why: WayTrouble }

export interface ConnectionParts {
  /** `ws:` or `wss:` address of the agents' socket. */
  readonly url: string
  readonly client: Params<'session.hello'>['client']
  readonly clock: Clock
  /** A number in [0, 1). */
  readonly chance: () => number
  readonly log: Logger
  readonly openLink: (options: LinkOptions, listener: LinkListener) => Link
  /** `renew`: the one in hand was refused. Never rejects. */
  readonly accessToken: (options: { readonly renew: boolean }) => Promise<TokenAnswer>
  /** Where the session stands, so that it can be resumed; undefined asks for a snapshot. */
  readonly position: () => { readonly sessionId: SessionId; readonly lastSeq: number } | undefined
  readonly isUrgent: () => boolean
  /** Called before the platform's word is taken: calls `wake` if the machine slept or its clock was set untold. */
  readonly noticeSleep: () => void
}

/** What the connection tells; `onHello` comes before the first event of that link. */
export interface ConnectionListener {
  onState(state: ConnectionState): void
  /** @param serverAheadMs what to add to this desktop's clock for the platform's time */
  onHello(hello: Result<'session.hello'>, serverAheadMs: number): void
  onEvent(event: ParsedEvent): void
  /** The platform ended the sign-in. */
  onSignedOut(notice: 'expired' | 'disabled'): void
}

/**
 * Keeps one session with the platform: connects, says hello, resumes where the session stood, and comes back after
 * every loss. [D6]
 *
 *     idle ─→ connecting ─→ online
 *               ↑   ↓          ↓          online ─→ takenOver (until a person takes it back)
 *               └ waiting ←────┘                   outdated (until the app is updated)
 */
export class Connection {
  readonly #parts: ConnectionParts
  readonly #listener: ConnectionListener
  readonly #requests: RequestBook
  #link: Link | null = null
  #state: ConnectionState = { status: 'idle' }
  /** Failed attempts in a row; 0 again after a link stood for long enough. */
  #attempt = 0
  /** Why the attempt before this one failed. */
  #failedFor: RetryReason | undefined
  /** Told apart from older, overtaken attempts. */
  #dial = 0
  #cancelTimer = () => {}

  constructor(parts: ConnectionParts, listener: ConnectionListener) {
    this.#parts = parts
    this.#listener = listener
    this.#requests = new RequestBook(parts.clock)
  }

  get state(): ConnectionState {
    return this.#state
  }

  /** Connects, and stays connected until `stop`. */
  start(): void {
    this.reconnectNow('start')
  }

  /** Drops whatever there is, without asking whether it lives, and connects at once; the attempts are counted anew. */
  reconnectNow(why: string): void {
    this.#parts.log.info('connecting', { why })
    this.#attempt = 0
    this.#failedFor = undefined
    this.#dropLink()
    this.#connect()
  }

  /** The machine slept or changed its network: a link that was wanted is made anew. */
  wake(why: string): void {
    if (!isAtRest(this.#state)) this.reconnectNow(why)
  }

  /** Events are missing or unreadable: comes back with what the session then says of its position. */
  resync(why: string): void {
    this.#parts.log.warn('resynchronising', { why })
    this.#dropLink()
    if (this.#attempt++ === 0) this.#connect()
    else this.#retryLater('protocol')
  }

  /** Says goodbye and stays away. */
  async stop(): Promise<void> {
    const link = this.#link
    this.#link = null
    this.#dial++
    this.#cancelTimer()
    this.#requests.abandon()
    this.#setState({ status: 'idle' })
    await link?.close()
  }

  /** @throws {RequestError} */
  request<M extends Method>(method: M, params: Params<M>, options?: AskOptions): Promise<Result<M>> {
    if (isAtRest(this.#state)) {
      return Promise.reject(new RequestError('offline', 'There is no connection to the platform.'))
    }
    return this.#requests.ask(method, params, options)
  }

  #connect(): void {
    void this.#withToken({ renew: false, notice: 'expired' }, token => this.#open(token))
  }

  /** A renewed token may be refused again, so the next attempt waits its turn. */
  #renewThenRetry(notice: 'expired' | 'disabled'): void {
    void this.#withToken({ renew: true, notice }, () => this.#retryLater('refused'))
  }

  async #withToken(
    wish: { readonly renew: boolean; readonly notice: 'expired' | 'disabled' },
    use: (token: string) => void,
  ): Promise<void> {
    const dial = ++this.#dial
    this.#cancelTimer()
    this.#setState({ status: 'connecting', attempt: this.#attempt, why: this.#failedFor })
    const answer = await this.#parts.accessToken({ renew: wish.renew })
    if (dial !== this.#dial) return
    if (answer.kind === 'token') use(answer.token)
    else if (answer.kind === 'refused') this.#listener.onSignedOut(wish.notice)
    else this.#retryLater(answer.why)
  }

  #open(token: string): void {
    const { url, clock, isUrgent, log } = this.#parts
    const onTrouble = (error: Error) => log.warn('link trouble', { error: error.message })
    this.#link = this.#parts.openLink(
      { url, token, clock, isUrgent, onTrouble },
      {
        onOpen: () => this.#unlessSlept(() => void this.#sayHello()),
        onFrame: frame => this.#unlessSlept(() => this.#takeFrame(frame)),
        onEnd: end => {
          // Why it ended holds through any sleep; that it was slept is a reason not to wait with the next one.
          this.#takeEnd(end)
          this.#parts.noticeSleep()
        },
      },
    )
  }

  /** What a socket kept through a sleep may be long over: then the link is made anew, and all of it told again. [D2] */
  #unlessSlept(take: () => void): void {
    const dial = this.#dial
    this.#parts.noticeSleep()
    if (dial === this.#dial) take()
  }

  async #sayHello(): Promise<void> {
    const link = this.#link
    if (!link) return
    const dial = this.#dial
    const params = { client: this.#parts.client, resume: this.#parts.position() }
    let hello: Result<'session.hello'>
    try {
      hello = await this.#requests.askHello(params, wireLimits.helloWithinMs, link.send)
    } catch (error) {
      if (dial !== this.#dial) return
      this.#parts.log.warn('hello failed', { error: errorText(error) })
      return this.#takeEnd({ kind: 'noHello' })
    }
    if (dial === this.#dial) this.#begin(hello, link)
  }

  #begin(hello: Result<'session.hello'>, link: Link): void {
    const { clock, log } = this.#parts
    log.info('online', { resumed: hello.resumed, seq: hello.seq })
    this.#cancelTimer = clock.after(backOff.healthyAfterMs, () => {
      this.#attempt = 0
    })
    const dial = this.#dial
    this.#listener.onHello(hello, Date.parse(hello.serverTime) - clock.now())
    // The session may have found that it needs a snapshot instead.
    if (dial !== this.#dial) return
    this.#failedFor = undefined
    this.#requests.attach(link.send)
    const { minVersion } = hello
    this.#setState({ status: 'online', since: clock.now(), ...(minVersion !== undefined && { minVersion }) })
  }

  #takeFrame(frame: Frame): void {
    switch (frame.kind) {
      case 'success':
      case 'failure':
        return this.#requests.settle(frame)
      case 'notification':
        if (frame.method === 'event') this.#listener.onEvent(parseEvent(frame.params))
        else this.#parts.log.warn('unknown notification', { method: frame.method })
        return
      case 'request':
        this.#parts.log.warn('the platform asked something', { method: frame.method })
        return
      case 'invalid':
        return this.resync(frame.why)
    }
  }

  #takeEnd(end: LinkEnd): void {
    this.#parts.log.info('link ended', { ...end })
    this.#dropLink()
    const after = afterEnd(end)
    switch (after.do) {
      case 'stop':
        return this.#setState({ status: 'takenOver' })
      case 'update':
        return this.#setState({ status: 'outdated' })
      case 'renewToken':
        return this.#renewThenRetry(after.notice)
      case 'retry':
        return this.#retryLater(after.why)
    }
  }

  #retryLater(why: RetryReason): void {
    const { clock, chance } = this.#parts
    const delayMs = reconnectDelayMs(this.#attempt++, chance())
    this.#failedFor = why
    this.#dial++
    this.#cancelTimer()
    this.#setState({ status: 'waiting', attempt: this.#attempt, retryAt: clock.now() + delayMs, why })
    this.#cancelTimer = clock.after(delayMs, () => this.#connect())
  }

  #dropLink(): void {
    this.#link?.drop()
    this.#link = null
    this.#cancelTimer()
    this.#requests.detach()
  }

  #setState(state: ConnectionState): void {
    this.#state = state
    this.#listener.onState(state)
  }
}

/** Without a link, and without one to come by itself. */
function isAtRest({ status }: ConnectionState): boolean {
  return status === 'idle' || status === 'takenOver' || status === 'outdated'
}
