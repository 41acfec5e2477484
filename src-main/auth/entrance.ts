import { type AuthState, isAtWork } from '#shared/ipc/desktop-state.ts'
import type { AgentLog } from '../call-log/agent-log.ts'
import type { Clock } from '../clock.ts'
import type { Connection } from '../connection/connection.ts'
import type { DraftKeeper } from '../drafts/draft-keeper.ts'
import type { Calls } from '../session/calls.ts'
import { endHeldCall } from '../session/end-held-call.ts'
import type { OpenRoom } from '../session/open-room.ts'
import type { PresenceKeeper } from '../session/presence-keeper.ts'
import type { QueueWatch } from '../session/queue-watch.ts'
import { RefusedError } from '../session/refusal.ts'
import type { SessionHost } from '../session/session-host.ts'
import { isSpoken } from '../session/spoken-call.ts'
import type { StateHolder } from '../session/state-holder.ts'
import type { SettingsKeeper } from '../settings/settings-keeper.ts'
import { serverNotAllowed, signInRefusal } from './sign-in-refusal.ts'
import type { SignIn } from './sign-in.ts'

export interface EntranceParts {
  readonly state: StateHolder
  readonly settings: Pick<SettingsKeeper, 'isServerAllowed'>
  readonly signIn: SignIn
  readonly connection: Pick<Connection, 'start' | 'stop'>
  readonly host: Pick<SessionHost, 'session' | 'clear' | 'dropRings'>
  readonly calls: Calls
  readonly callLog: Pick<AgentLog, 'setAgent'>
  readonly drafts: Pick<DraftKeeper, 'setAgent' | 'signedOut'>
  readonly openRoom: Pick<OpenRoom, 'clear'>
  readonly queue: Pick<QueueWatch, 'clear'>
  readonly presence: Pick<PresenceKeeper, 'signedIn'>
  readonly clock: Clock
}

/** Lets the agent in, and out again with everything that is the agent's. */
export class Entrance {
  readonly #parts: EntranceParts
  /** Set while the sign-in is over and a call goes on. */
  #stopWaiting = () => {}

  constructor(parts: EntranceParts) {
    this.#parts = parts
  }

  /** Goes on with the sign-in of the last start, if there is one. */
  restore(): void {
    const { signIn, settings, callLog, drafts } = this.#parts
    const kept = signIn.restore()
    if (!kept || !settings.isServerAllowed) return
    callLog.setAgent(kept.agentId ?? null)
    if (kept.agentId !== undefined) drafts.setAgent(kept.agentId)
    this.#begin()
  }

  /** @throws {RefusedError} when the platform does not let the person in, or cannot be asked */
  async signIn(grant: { email: string; password: string; newPassword?: string }): Promise<void> {
    const { state, settings, signIn, clock } = this.#parts
    if (!settings.isServerAllowed) throw new RefusedError(serverNotAllowed)
    if (isAtWork(state.get().auth)) await this.signOut()
    state.set({ auth: { status: 'signingIn' } })
    const reply = await signIn.byPassword(grant)
    if (reply.kind === 'granted') return this.#begin()
    state.set({ auth: { status: 'signedOut' } })
    throw new RefusedError(signInRefusal(reply, clock.now()))
  }

  /** Ends a call that is held, and forgets the agent. */
  async signOut(): Promise<void> {
    const { calls, signIn, clock } = this.#parts
    await endHeldCall(calls, clock)
    signIn.end()
    await this.#leave({ status: 'signedOut' })
  }

  /**
   * The platform ended the sign-in. The sound of a call goes straight to the customer, so one that is spoken goes on to
   * its end; nothing else does. [D6]
   */
  async refused(notice: 'expired' | 'disabled'): Promise<void> {
    const { state, host, calls, connection, signIn } = this.#parts
    const signedOut = { status: 'signedOut', notice } as const
    if (!isSpoken(host.session, calls.heldCall)) return this.#leave(signedOut)
    this.#stopWaiting()
    this.#stopWaiting = calls.onHeldChange(() => {
      if (calls.heldCall === null) void this.#leave(signedOut)
    })
    signIn.forget()
    state.set({ auth: { status: 'leaving', notice } })
    host.dropRings()
    await connection.stop()
  }

  #begin(): void {
    const { state, presence, connection } = this.#parts
    state.set({ auth: { status: 'signedIn' } })
    presence.signedIn()
    connection.start()
  }

  async #leave(auth: AuthState): Promise<void> {
    const { state, connection, signIn, callLog, drafts, openRoom, host, queue } = this.#parts
    this.#stopWaiting()
    await connection.stop()
    signIn.forget()
    callLog.setAgent(null)
    drafts.signedOut(auth)
    openRoom.clear()
    host.clear()
    queue.clear()
    state.set({ auth, lostCalls: [] })
  }
}
