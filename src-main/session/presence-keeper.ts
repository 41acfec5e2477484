import type { AwayReason } from '#shared/ipc/desktop-state.ts'
import type { SessionId } from '#shared/domain/ids.ts'
import type { Presence } from '#shared/protocol/entities.ts'
import type { Params } from '#shared/protocol/methods.ts'
import type { Session } from '#shared/session/session.ts'
import type { Connection } from '../connection/connection.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import { awayReason, noWishes, type PresenceFacts } from './presence-wishes.ts'

export interface PresenceKeeperParts {
  readonly connection: Pick<Connection, 'request'>
  readonly log: Logger
  /** Why the agent is held away, or undefined; told when it changes. */
  readonly onAwayReason?: (reason: AwayReason | undefined) => void
}

/** What the platform knows of this desktop and its agent; null where it is to be told. */
interface Told {
  /** The person's own word. */
  readonly choice: Presence | null
  /** Whether this desktop holds the agent away. */
  readonly isHeld: boolean | null
}

const nothingTold: Told = { choice: null, isHeld: null }

/**
 * Tells the platform how present the agent is. Signing in makes the agent reachable; what the agent chooses after that
 * stays, also through reconnects. What is observed here goes up beside it, as this desktop's alone: the platform holds
 * the agent away while every desktop of the agent says so, and gives the choice back with the first that does not. [R4]
 */
export class PresenceKeeper {
  readonly #parts: PresenceKeeperParts
  #wishes = noWishes
  #told = nothingTold
  #sessionId: SessionId | undefined
  /** Requests on their way. */
  #asking = 0
  #reason: AwayReason | undefined

  constructor(parts: PresenceKeeperParts) {
    this.#parts = parts
  }

  /** A new sign-in: its first session sets `online`. */
  signedIn(): void {
    this.#told = nothingTold
    this.#wish({ chosen: 'online' })
  }

  /** The session stands; what could not be told before is told now, and a new session knows of no desktop's state. */
  sessionBegan(sessionId: SessionId): void {
    if (sessionId !== this.#sessionId) this.#told = { ...this.#told, isHeld: null }
    this.#sessionId = sessionId
    this.#catchUp()
  }

  /** The agent's own choice. @throws {RequestError} */
  async set(status: Presence): Promise<void> {
    // Whoever chooses is there.
    this.#wish({ chosen: status, isIdle: false })
    this.#tellHoldIfNew()
    await this.#tellChoice(status)
  }

  /** What the surroundings say; only what is given changes. */
  observe(facts: Partial<PresenceFacts>): void {
    const before = awayReason(this.#wishes)
    this.#wish(facts)
    if ((before === undefined) !== (this.#reason === undefined)) this.#catchUp()
  }

  /** The session changed: what the platform has of the agent, and whether the agent speaks. */
  follow(session: Session | null): void {
    const presence = session?.agents[session.me.id]?.presence
    if (presence) this.heard(presence)
    this.observe({ isOnCall: session !== null && Object.keys(session.calls).length > 0 })
  }

  /** What the platform has: the agent may have chosen on another desktop. */
  heard(presence: Presence): void {
    const { choice, isHeld } = this.#told
    if (this.#asking > 0 || choice === null || presence === this.#wishes.chosen) return
    // Held away by this desktop and every other one: the choice is as it was.
    if (presence === 'away' && isHeld === true) return
    this.#told = { ...this.#told, choice: presence }
    this.#wish({ chosen: presence })
    this.#catchUp()
  }

  #wish(changed: Partial<typeof noWishes>): void {
    this.#wishes = { ...this.#wishes, ...changed }
    const reason = awayReason(this.#wishes)
    if (reason === this.#reason) return
    this.#reason = reason
    this.#parts.onAwayReason?.(reason)
  }

  /** What is held goes first: whoever signs in where no call can be heard is online nowhere meanwhile. */
  #catchUp(): void {
    if (this.#asking > 0) return
    this.#tellHoldIfNew()
    if (this.#told.choice === null) this.#tellLater(this.#tellChoice(this.#wishes.chosen))
  }

  #tellHoldIfNew(): void {
    const isHeld = this.#reason !== undefined
    if (isHeld !== this.#told.isHeld) this.#tellLater(this.#tellHold(isHeld))
  }

  #tellLater(telling: Promise<void>): void {
    telling.catch((error: unknown) => {
      // The next session or change tells it.
      this.#parts.log.warn('presence was not set', { error: errorText(error) })
    })
  }

  async #tellHold(isHeld: boolean): Promise<void> {
    this.#told = { ...this.#told, isHeld }
    await this.#tell({ status: isHeld ? 'away' : 'online', automatic: true }, { isHeld: null })
  }

  async #tellChoice(choice: Presence): Promise<void> {
    this.#told = { ...this.#told, choice }
    await this.#tell({ status: choice }, { choice: null })
  }

  /** @param onFailure what is then to be told again */
  async #tell(params: Params<'presence.set'>, onFailure: Partial<Told>): Promise<void> {
    this.#asking++
    try {
      await this.#parts.connection.request('presence.set', params)
    } catch (error) {
      this.#told = { ...this.#told, ...onFailure }
      throw error
    } finally {
      this.#asking--
    }
    this.#catchUp()
  }
}
