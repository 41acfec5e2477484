import type { TokenAnswer } from '../connection/connection.ts'
import type { EndSignIn, TokenClient, TokenReply, Tokens } from '../connection/token-client.ts'
import type { Clock } from '../clock.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import type { TokenVault } from './token-vault.ts'

interface Held {
  readonly refreshToken: string
  readonly access: { readonly token: string; readonly expiresAt: number } | null
}

/** A token this close to its end is renewed before it is used. */
const renewBeforeMs = 30_000

/** Holds the agent's tokens. They never leave the main process, and the access token never touches the disk. */
export class SignIn {
  readonly #ask: TokenClient
  readonly #end: EndSignIn
  readonly #vault: TokenVault
  readonly #clock: Clock
  readonly #log: Logger
  #held: Held | null = null
  #renewal: Promise<TokenAnswer> | null = null

  constructor(parts: { ask: TokenClient; end: EndSignIn; vault: TokenVault; clock: Clock; log: Logger }) {
    this.#ask = parts.ask
    this.#end = parts.end
    this.#vault = parts.vault
    this.#clock = parts.clock
    this.#log = parts.log
  }

  /** Takes up the sign-in of the last start; the agent whose it was, or null when a person must sign in. */
  restore(): { readonly agentId?: string } | null {
    const kept = this.#vault.load()
    if (!kept) return null
    this.#held = { refreshToken: kept.refreshToken, access: null }
    return { agentId: kept.agentId }
  }

  /** Signs in by password, or by one that `newPassword` replaces; on success every later token comes from it. */
  async byPassword(grant: { email: string; password: string; newPassword?: string }): Promise<TokenReply> {
    const reply = await this.#ask(grant)
    if (reply.kind === 'granted') this.#take(reply.tokens)
    if (reply.kind === 'notReached') {
      this.#log.warn('sign-in failed', { why: reply.why, error: errorText(reply.cause) })
    }
    return reply
  }

  /** Remembers whose sign-in it is. */
  rememberAgent(agentId: string): void {
    if (this.#held) this.#keep({ refreshToken: this.#held.refreshToken, agentId })
  }

  /** A token for the next connection. Several wishes at once share one renewal: each renewal ends the token before it. */
  accessToken(options: { readonly renew: boolean }): Promise<TokenAnswer> {
    const held = this.#held
    if (!held) return Promise.resolve({ kind: 'refused' })
    const { access } = held
    if (!options.renew && access && access.expiresAt - renewBeforeMs > this.#clock.now()) {
      return Promise.resolve({ kind: 'token', token: access.token })
    }
    this.#renewal ??= this.#renew(held).finally(() => {
      this.#renewal = null
    })
    return this.#renewal
  }

  /** Forgets the agent on this desktop, and tells the platform; where that cannot be told, the token dies of age. */
  end(): void {
    const held = this.#held
    this.forget()
    if (!held) return
    void this.#tell(held.refreshToken)
  }

  /** Forgets the agent on this desktop. */
  forget(): void {
    this.#held = null
    this.#vault.clear()
  }

  async #tell(refreshToken: string): Promise<void> {
    const cause = await this.#end(refreshToken)
    if (cause !== null)
      this.#log.warn('the platform was not told of the sign-out', { error: errorText(cause) })
  }

  async #renew(held: Held): Promise<TokenAnswer> {
    const reply = await this.#ask({ refreshToken: held.refreshToken })
    // Signed out, or signed in as somebody else, meanwhile: this answer is nobody's.
    if (this.#held !== held) return { kind: 'notReached', why: 'unreachable' }
    if (reply.kind === 'granted') {
      this.#take(reply.tokens)
      return { kind: 'token', token: reply.tokens.accessToken }
    }
    if (reply.kind === 'notReached') {
      this.#log.warn('the sign-in was not renewed', { why: reply.why, error: errorText(reply.cause) })
      return { kind: 'notReached', why: reply.why }
    }
    this.#log.warn('the sign-in was not renewed', { why: reply.kind })
    return reply.kind === 'refused' ? { kind: 'refused' } : { kind: 'notReached', why: 'unreachable' }
  }

  #take(tokens: Tokens): void {
    const expiresAt = this.#clock.now() + tokens.expiresIn * 1_000
    this.#held = { refreshToken: tokens.refreshToken, access: { token: tokens.accessToken, expiresAt } }
    this.#keep({ refreshToken: tokens.refreshToken, agentId: this.#vault.load()?.agentId })
  }

  #keep(kept: { refreshToken: string; agentId?: string }): void {
    try {
      this.#vault.save(kept)
    } catch (error) {
      // Working on matters more than being remembered: the next start asks for the password.
      this.#log.error('the sign-in could not be kept', { error: errorText(error) })
    }
  }
}
