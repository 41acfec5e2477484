import type { ConnectionState } from '#shared/ipc/desktop-state.ts'
import type { AlertKeeper } from '../alerts/alert-keeper.ts'
import type { SignIn } from '../auth/sign-in.ts'
import type { AgentLog } from '../call-log/agent-log.ts'
import type { DraftKeeper } from '../drafts/draft-keeper.ts'
import type { Tell } from '../ipc/tell.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import type { CallReports } from '../reports/call-reports.ts'
import type { Calls } from './calls.ts'
import type { CrashRecovery } from './crash-recovery.ts'
import type { OpenRoom } from './open-room.ts'
import type { PresenceKeeper } from './presence-keeper.ts'
import type { QueueWatch } from './queue-watch.ts'
import type { ReachKeeper } from './reach-keeper.ts'
import type { SessionChange, SessionHost } from './session-host.ts'
import type { StateHolder } from './state-holder.ts'

/** Everything that lives by what the platform tells. */
export interface SessionFollowersParts {
  readonly state: StateHolder
  readonly host: Pick<SessionHost, 'session'>
  readonly signIn: Pick<SignIn, 'rememberAgent'>
  readonly callLog: Pick<AgentLog, 'take' | 'reconcile' | 'noteOfRinging'>
  readonly callReports: Pick<CallReports, 'sendSoon'>
  readonly calls: Pick<Calls, 'follow'>
  readonly drafts: Pick<DraftKeeper, 'take'>
  readonly presence: Pick<PresenceKeeper, 'follow' | 'sessionBegan'>
  readonly reach: Pick<ReachKeeper, 'observe'>
  readonly openRoom: Pick<OpenRoom, 'takeEvent' | 'refresh'>
  readonly queue: Pick<QueueWatch, 'take'>
  readonly alerts: Pick<AlertKeeper, 'nudged'>
  readonly recovery: Pick<CrashRecovery, 'sessionBegan'>
  /** Nothing rings here until the platform has confirmed it. */
  readonly doubtRings: () => void
  readonly tell: Tell
  readonly log: Logger
}

/** Hands each change of the session on, in the one order in which it becomes true: the log, what is held here, the state. */
export class SessionFollowers {
  readonly #parts: SessionFollowersParts

  constructor(parts: SessionFollowersParts) {
    this.#parts = parts
  }

  /** The link to the platform stands otherwise than before. */
  linkChanged(connection: ConnectionState): void {
    const { state, reach, callLog, doubtRings } = this.#parts
    const { status: before } = state.get().connection
    state.set({ connection })
    reach.observe({ isLive: connection.status === 'online' })
    if (before === 'online' && connection.status !== 'online') callLog.noteOfRinging('linkLost')
    if (connection.status === 'online') this.#cameOnline()
    // What becomes of a ring is told to the other desktop from now on.
    if (connection.status === 'takenOver') doubtRings()
  }

  take(change: SessionChange): void {
    const { callLog, drafts, calls, state, callReports, presence, openRoom, queue } = this.#parts
    callLog.take(change)
    drafts.take(change)
    calls.follow(change.session)
    state.set({ session: change.session })
    callReports.sendSoon()
    presence.follow(change.session)
    if (change.kind === 'event') openRoom.takeEvent(change.event)
    queue.take(change)
    this.#passOn(change)
  }

  /** What could not be told without a link is told now. */
  #cameOnline(): void {
    const { host, presence, callReports, recovery, callLog } = this.#parts
    const { session } = host
    if (session) presence.sessionBegan(session.sessionId)
    callReports.sendSoon()
    if (session) void recovery.sessionBegan(session)
    void callLog.reconcile()
  }

  #passOn(change: SessionChange): void {
    const { signIn, alerts, tell } = this.#parts
    if (change.kind === 'event' && change.event.type === 'agent.nudged') {
      tell('nudged', change.event.data)
      alerts.nudged(change.event.data)
    }
    if (change.kind === 'snapshot') {
      signIn.rememberAgent(change.session.me.id)
      if (change.before) this.#refreshRoom()
    }
  }

  #refreshRoom(): void {
    const { openRoom, log } = this.#parts
    openRoom.refresh().catch((error: unknown) => {
      log.warn('the open room was not refreshed', { error: errorText(error) })
    })
  }
}
