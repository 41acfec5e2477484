import type { Presence } from '#shared/protocol/entities.ts'
import type { Connection } from '../connection/connection.ts'
import { errorText, type Logger } from '../logging/logger.ts'

/** Signing in makes the agent reachable; what the agent chooses after that stays, also through reconnects. */
export class PresenceKeeper {
  readonly #connection: Pick<Connection, 'request'>
  readonly #log: Logger
  #isToldOfSignIn = false

  constructor(connection: Pick<Connection, 'request'>, log: Logger) {
    this.#connection = connection
    this.#log = log
  }

  /** A new sign-in: its first session sets `online`. */
  signedIn(): void {
    this.#isToldOfSignIn = false
  }

  /** The session stands. */
  sessionBegan(): void {
    if (this.#isToldOfSignIn) return
    this.#isToldOfSignIn = true
    this.set('online').catch((error: unknown) => {
      this.#isToldOfSignIn = false
      this.#log.warn('presence was not set', { error: errorText(error) })
    })
  }

  /** The agent's own choice. @throws {RequestError} */
  async set(status: Presence): Promise<void> {
    this.#isToldOfSignIn = true
    await this.#connection.request('presence.set', { status })
  }
}
