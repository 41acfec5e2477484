import type { Clock } from '../clock.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import type { SessionBus } from './session-bus.ts'

/** The session bus as it comes and goes. */
export interface BusSource {
  /** Told at once of the bus as it is, and of each change; null while there is none. Returns its undo. */
  onBus(listener: (bus: SessionBus | null) => void): () => void
}

export interface KeptBusParts {
  /** Rejects when nobody is there; `onLost` is told once when it goes. */
  readonly open: (onLost: (why: string) => void) => Promise<SessionBus>
  readonly clock: Pick<Clock, 'after'>
  readonly log: Logger
}

/** The waits between attempts, in milliseconds; each is twice the one before. */
const wait = { firstMs: 1_000, mostMs: 60_000 } as const

/** Keeps a connection to the session bus: tells when it is lost, and looks for it again until `stop`. */
export class KeptBus implements BusSource {
  readonly #parts: KeptBusParts
  readonly #listeners = new Set<(bus: SessionBus | null) => void>()
  #bus: SessionBus | null = null
  #attempts = 0
  #isStopped = false
  #cancelAttempt = () => {}

  constructor(parts: KeptBusParts) {
    this.#parts = parts
  }

  /** Resolves with the first attempt, whatever comes of it. */
  async start(): Promise<void> {
    await this.#connect()
  }

  onBus(listener: (bus: SessionBus | null) => void): () => void {
    this.#listeners.add(listener)
    listener(this.#bus)
    return () => void this.#listeners.delete(listener)
  }

  /** Tells nobody any more. */
  stop(): void {
    this.#isStopped = true
    this.#cancelAttempt()
    this.#listeners.clear()
    this.#bus?.close()
    this.#bus = null
  }

  async #connect(): Promise<void> {
    const { open, log } = this.#parts
    try {
      const bus = await open(why => {
        log.warn('the session bus is gone', { why })
        this.#put(null)
        this.#tryLater()
      })
      if (this.#isStopped) return bus.close()
      log.info('the session bus is there', { attempts: this.#attempts })
      this.#attempts = 0
      this.#put(bus)
    } catch (error) {
      // A desktop without a bus is not told of again and again.
      if (this.#attempts === 0) log.warn('the session bus cannot be reached', { error: errorText(error) })
      this.#tryLater()
    }
  }

  #put(bus: SessionBus | null): void {
    this.#bus = bus
    for (const listener of this.#listeners) listener(bus)
  }

  #tryLater(): void {
    if (this.#isStopped) return
    const waitMs = Math.min(wait.mostMs, wait.firstMs * 2 ** this.#attempts)
    this.#attempts += 1
    this.#cancelAttempt = this.#parts.clock.after(waitMs, () => void this.#connect())
  }
}
