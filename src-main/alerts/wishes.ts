import type { CallId } from '#shared/domain/ids.ts'
import { defaultPolicy } from '#shared/domain/policy.ts'
import type { DesktopState, WindowWish } from '#shared/ipc/desktop-state.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logging/logger.ts'
import type { SessionHost } from '../session/session-host.ts'
import type { StateHolder } from '../session/state-holder.ts'

export interface WishesParts {
  readonly state: StateHolder
  readonly clock: Clock
  readonly host: Pick<SessionHost, 'isRingConfirmed' | 'answering'>
  readonly log: Logger
}

/** A wish without its number; the union is kept. */
type NewWish = WindowWish extends infer Wish ? (Wish extends WindowWish ? Omit<Wish, 'id'> : never) : never

/** Carries what was pressed outside the window, in a notification or by a key, to the window that can do it. */
export class Wishes {
  readonly #parts: WishesParts
  readonly #stopFollowing: () => void
  /** Answered before the platform has told of the call: the app was started by the notification. */
  #awaited: { readonly callId: CallId; readonly cancel: () => void } | null = null
  #lastId = 0

  constructor(parts: WishesParts) {
    this.#parts = parts
    this.#stopFollowing = parts.state.onChange(state => this.#follow(state))
  }

  add(wish: NewWish): void {
    this.#lastId += 1
    const { state, log } = this.#parts
    log.info('wished outside the window', { act: wish.act })
    // The number is all that the new wish lacked.
    const numbered = { ...wish, id: this.#lastId } as WindowWish
    state.set({ wishes: [...(state.get().wishes ?? []), numbered] })
  }

  /** Answers as soon as the platform says that the call rings here; otherwise it is said that the call is over. */
  answer(callId: CallId): void {
    this.#awaited?.cancel()
    // No ring lasts longer, so that nothing is answered that the person has given up on. [A8]
    const cancel = this.#parts.clock.after(defaultPolicy.ringMsRange.max, () => this.#giveUp())
    this.#awaited = { callId, cancel }
    this.#follow(this.#parts.state.get())
  }

  /** The window takes a wish; false when it is gone. */
  take(id: number): boolean {
    const { state } = this.#parts
    const wishes = state.get().wishes ?? []
    if (!wishes.some(wish => wish.id === id)) return false
    state.set({ wishes: wishes.filter(wish => wish.id !== id) })
    return true
  }

  stop(): void {
    this.#awaited?.cancel()
    this.#stopFollowing()
  }

  #follow({ session, connection, auth }: DesktopState): void {
    const awaited = this.#awaited
    if (!awaited) return
    if (auth.status === 'signedOut') return this.#giveUp()
    const isTold = connection.status === 'online' && this.#parts.host.isRingConfirmed(awaited.callId)
    if (!session || !isTold) return
    // Pressed twice, or in the window at the same moment: it is on its way, and not over.
    if (this.#parts.host.answering.has(awaited.callId)) return this.#forget()
    if (!(awaited.callId in session.offers)) return this.#giveUp()
    this.#forget()
    this.add({ act: 'answer', callId: awaited.callId })
  }

  #giveUp(): void {
    this.#forget()
    this.add({ act: 'sayOver' })
  }

  #forget(): void {
    this.#awaited?.cancel()
    this.#awaited = null
  }
}
