import type { AwayReason } from '#shared/ipc/desktop-state.ts'
import type { Presence } from '#shared/protocol/entities.ts'
import type { Session } from '#shared/session/session.ts'
import type { Connection } from '../connection/connection.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import { awayReason, noWishes, presenceFor, type PresenceFacts } from './presence-wishes.ts'

export interface PresenceKeeperParts {
  readonly connection: Pick<Connection, 'request'>
  readonly log: Logger
  /** Why the agent is held away, or undefined; told when it changes. */
  readonly onAwayReason?: (reason: AwayReason | undefined) => void
}

/**
 * Tells the platform how present the agent is. Signing in makes the agent reachable; what the agent chooses after that
 * stays, also through reconnects. What is observed can only hold an online agent away, and gives the choice back once it
 * is over.
 */
export class PresenceKeeper {
  readonly #parts: PresenceKeeperParts
  #wishes = noWishes
  /** What the platform has, or is being asked for; null when that is not known. */
  #told: Presence | null = null
  /** Requests on their way. */
  #asking = 0
  #reason: AwayReason | undefined

  constructor(parts: PresenceKeeperParts) {
    this.#parts = parts
  }

  /** A new sign-in: its first session sets `online`. */
  signedIn(): void {
    this.#told = null
    this.#wish({ chosen: 'online' })
  }

  /** The session stands; what could not be told before is told now. */
  sessionBegan(): void {
    this.#catchUp()
  }

  /** The agent's own choice. @throws {RequestError} */
  async set(status: Presence): Promise<void> {
    // Whoever chooses is there.
    this.#wish({ chosen: status, isIdle: false })
    await this.#tell(presenceFor(this.#wishes))
  }

  /** What the surroundings say; only what is given changes. */
  observe(facts: Partial<PresenceFacts>): void {
    const before = this.#wishes
    this.#wish(facts)
    if (presenceFor(before) !== presenceFor(this.#wishes)) this.#catchUp()
  }

  /** The session changed: what the platform has of the agent, and whether the agent speaks. */
  follow(session: Session | null): void {
    const presence = session?.agents[session.me.id]?.presence
    if (presence) this.heard(presence)
    this.observe({ isOnCall: session !== null && Object.keys(session.calls).length > 0 })
  }

  /** What the platform has: the agent may have chosen on another desktop. */
  heard(presence: Presence): void {
    if (this.#asking > 0 || this.#told === null || presence === this.#told) return
    this.#told = presence
    this.#wish({ chosen: presence })
  }

  #wish(changed: Partial<typeof noWishes>): void {
    this.#wishes = { ...this.#wishes, ...changed }
    const reason = awayReason(this.#wishes)
    if (reason === this.#reason) return
    this.#reason = reason
    this.#parts.onAwayReason?.(reason)
  }

  #catchUp(): void {
    const wanted = presenceFor(this.#wishes)
    if (this.#asking > 0 || wanted === this.#told) return
    this.#tell(wanted).catch((error: unknown) => {
      // The next session or change tells it.
      this.#parts.log.warn('presence was not set', { error: errorText(error) })
    })
  }

  async #tell(status: Presence): Promise<void> {
    this.#asking++
    this.#told = status
    try {
      await this.#parts.connection.request('presence.set', { status })
    } catch (error) {
      this.#told = null
      throw error
    } finally {
      this.#asking--
    }
    this.#catchUp()
  }
}
