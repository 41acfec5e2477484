import type { CallId } from '#shared/domain/ids.ts'
import type { DesktopState, WindowAlerts } from '#shared/ipc/desktop-state.ts'
import type { Nudge } from '#shared/ipc/queue-news.ts'
import type { Clock } from '../clock.ts'
import type { Calls } from '../session/calls.ts'
import type { SessionHost } from '../session/session-host.ts'
import { aftermathOf, nextAftermathEnd } from './aftermath.ts'
import { activeCallOf, trayPresenceOf } from './desktop-facts.ts'
import { nudgeNoticeOf, type ReceivedNudge } from './nudge-notice.ts'
import { type Ring, ringsOf } from './ring.ts'
import { type WantedAlerts, wantedAlerts } from './wanted-alerts.ts'

/** What only the windows and the system know. */
export interface Surroundings {
  readonly isWindowInFront: boolean
  /** The session of the operating system is locked: whatever is in front, nobody sees it. */
  readonly isScreenLocked: boolean
  /** The system's do-not-disturb is on; false where it cannot be read. */
  readonly isSystemQuiet: boolean
}

export interface AlertKeeperParts {
  readonly clock: Clock
  /** Built after this. */
  readonly host: () => Pick<SessionHost, 'answering' | 'isRingConfirmed' | 'platformNow'>
  /** Built after this. */
  readonly calls: () => Pick<Calls, 'declined' | 'heldCall'>
  /** Something other than the state asks for a new look: time, or the surroundings. */
  readonly onDue: () => void
  /** The system's do-not-disturb keeps this call's notification away; once for each call. */
  readonly onHeldBack: (callId: CallId) => void
}

const alone: Surroundings = { isWindowInFront: false, isScreenLocked: false, isSystemQuiet: false }

/** Keeps what is wanted of every alert in step with the state, the surroundings and the time. */
export class AlertKeeper {
  readonly #parts: AlertKeeperParts
  readonly #listeners = new Set<(wanted: WantedAlerts) => void>()
  #surroundings = alone
  /** By the platform's clock: this desktop's may be set, and then what was seen would be new, or what is new seen. */
  #seenAt = 0
  #nudge: ReceivedNudge | null = null
  #shared: WindowAlerts = { ringing: [], ringtone: null, mayChime: true }
  readonly #heldBack = new Set<CallId>()
  #cancelLook = () => {}

  constructor(parts: AlertKeeperParts) {
    this.#parts = parts
  }

  /** Told at every look, after the state has changed; comparing is the listener's. Returns its undo. */
  onLook(listener: (wanted: WantedAlerts) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  surroundings(change: Partial<Surroundings>): void {
    if (this.#isSeen) this.#seenAt = this.#platformNow
    this.#surroundings = { ...this.#surroundings, ...change }
    this.#parts.onDue()
  }

  /** A supervisor asks for this agent's attention. */
  nudged(nudge: Nudge): void {
    this.#nudge = { ...nudge, id: (this.#nudge?.id ?? 0) + 1, at: this.#platformNow }
    this.#parts.onDue()
  }

  /** The state with what the window needs to know of its alerts. */
  derive(state: DesktopState): DesktopState {
    const now = this.#parts.clock.now()
    const isWindowInFront = this.#isSeen
    if (isWindowInFront) this.#seenAt = this.#platformNow
    const rings = this.#rings(state, now)
    const told = {
      session: state.session,
      serverAheadMs: state.serverAheadMs ?? 0,
      seenAt: this.#seenAt,
    }
    const wanted = wantedAlerts({
      rings,
      aftermath: aftermathOf(told, now),
      nudge: state.session ? nudgeNoticeOf(this.#nudge, this.#seenAt) : null,
      call: activeCallOf(state, this.#parts.calls().heldCall),
      presence: trayPresenceOf(state),
      isWindowInFront,
      isScreenLocked: this.#surroundings.isScreenLocked,
      namesOnLockScreen: state.settings.namesOnLockScreen,
      outside: state.settings.outsideAlerts,
      isSystemQuiet: this.#surroundings.isSystemQuiet,
    })
    this.#lookAgainAt(now, [...rings.map(ring => ring.endsAt), nextAftermathEnd(told, now) ?? Infinity])
    const newlyHeldBack = wanted.heldBack.filter(callId => !this.#heldBack.has(callId))
    for (const callId of newlyHeldBack) this.#heldBack.add(callId)
    for (const callId of this.#heldBack) {
      // Remembered while it rings: do-not-disturb may go and come back meanwhile.
      if (!rings.some(ring => ring.callId === callId)) this.#heldBack.delete(callId)
    }
    queueMicrotask(() => {
      for (const callId of newlyHeldBack) this.#parts.onHeldBack(callId)
      for (const listener of this.#listeners) listener(wanted)
    })
    return { ...state, alerts: this.#share(wanted) }
  }

  stop(): void {
    this.#cancelLook()
    this.#listeners.clear()
  }

  get #isSeen(): boolean {
    return this.#surroundings.isWindowInFront && !this.#surroundings.isScreenLocked
  }

  get #platformNow(): number {
    return this.#parts.host().platformNow()
  }

  #rings(state: DesktopState, now: number): readonly Ring[] {
    const { host, calls } = this.#parts
    return ringsOf(
      {
        session: state.session,
        serverAheadMs: state.serverAheadMs ?? 0,
        isConfirmed: callId => host().isRingConfirmed(callId),
        answering: host().answering,
        declined: calls().declined,
      },
      now,
    )
  }

  /** The same object as long as nothing differs, so that nothing is sent to the window. */
  #share({ panels, ringtone, mayChime, callWindow }: WantedAlerts): WindowAlerts {
    const before = this.#shared
    const isCallWindowOpen = callWindow?.kind === 'call'
    const isSame =
      before.ringtone === ringtone &&
      before.mayChime === mayChime &&
      before.isCallWindowOpen === isCallWindowOpen &&
      before.ringing.join() === panels.join()
    if (!isSame) this.#shared = { ringing: panels, ringtone, mayChime, isCallWindowOpen }
    return this.#shared
  }

  #lookAgainAt(now: number, ends: readonly number[]): void {
    this.#cancelLook()
    const next = Math.min(...ends)
    if (Number.isFinite(next)) this.#cancelLook = this.#parts.clock.after(next - now, this.#parts.onDue)
  }
}
