import type { Settings } from '#shared/ipc/desktop-state.ts'
import { AlertKeeper } from './alerts/alert-keeper.ts'
import { Wishes } from './alerts/wishes.ts'
import { Entrance } from './auth/entrance.ts'
import { openSignIn } from './auth/open-sign-in.ts'
import type { SignIn } from './auth/sign-in.ts'
import type { AgentLog, AgentLogParts } from './call-log/agent-log.ts'
import { openAgentLog, type OpenAgentLog } from './call-log/open-agent-log.ts'
import type { Connection } from './connection/connection.ts'
import { openConnection } from './connection/open-connection.ts'
import { type SleepWatch, watchForSleep } from './connection/wake-watch.ts'
import type { DesktopParts } from './desktop-parts.ts'
import { type DraftKeeper, openDrafts } from './drafts/draft-keeper.ts'
import { openSources, type PlatformSources } from './open-sources.ts'
import type { CallReports } from './reports/call-reports.ts'
import type { Calls } from './session/calls.ts'
import { endHeldCall } from './session/end-held-call.ts'
import { LostCalls } from './session/lost-calls.ts'
import { openCalls } from './session/open-calls.ts'
import { OpenRoom } from './session/open-room.ts'
import type { Tell } from './ipc/tell.ts'
import { openPresence } from './session/open-presence.ts'
import type { PresenceKeeper } from './session/presence-keeper.ts'
import { QueueWatch } from './session/queue-watch.ts'
import type { ReachKeeper } from './session/reach-keeper.ts'
import { SessionFollowers } from './session/session-followers.ts'
import { SessionHost } from './session/session-host.ts'
import { signedOutState } from './session/signed-out-state.ts'
import { StateHolder } from './session/state-holder.ts'
import { isCallAtStake } from './session/urgency.ts'
import type { SettingsKeeper } from './settings/settings-keeper.ts'

/** Everything of the desktop that is not a window: built here, and closed by `stop`. */
export class Desktop {
  readonly state: StateHolder
  readonly settings: SettingsKeeper
  readonly connection: Connection
  readonly host: SessionHost
  readonly calls: Calls
  readonly lostCalls: LostCalls
  readonly alerts: AlertKeeper
  readonly wishes: Wishes
  readonly openRoom: OpenRoom
  readonly presence: PresenceKeeper
  readonly reach: ReachKeeper
  readonly queue: QueueWatch
  readonly callLog: AgentLog
  /** Returns its undo. */
  readonly onCallLogChange: OpenAgentLog['onChange']
  /** What calls were like, on its way to the platform. */
  readonly callReports: CallReports
  readonly sources: PlatformSources
  /** What is typed and not sent. */
  readonly drafts: DraftKeeper
  readonly #parts: DesktopParts
  readonly #signIn: SignIn
  readonly #agentLog: OpenAgentLog
  readonly #sleepWatch: SleepWatch
  #tell: Tell = () => {}
  readonly #followers: SessionFollowers
  readonly #entrance: Entrance

  constructor(parts: DesktopParts) {
    this.#parts = parts
    const { app, clock, log, dataDir } = parts
    this.settings = parts.settings
    this.alerts = new AlertKeeper({
      clock,
      host: () => this.host,
      calls: () => this.calls,
      onDue: () => this.state.set({}),
      onHeldBack: callId => this.callLog.note(callId, 'heldBack', {}),
    })
    this.state = new StateHolder(signedOutState(app, this.settings.slices), state =>
      this.alerts.derive(state),
    )
    this.lostCalls = new LostCalls(this.state)
    this.#signIn = openSignIn(parts)
    this.host = new SessionHost({
      clock,
      log,
      onChange: change => this.#followers.take(change),
      resync: why => this.connection.resync(why),
    })
    this.connection = openConnection(
      parts,
      {
        accessToken: options => this.#signIn.accessToken(options),
        position: () => this.host.position(),
        isUrgent: () => isCallAtStake(this.host.session),
        noticeSleep: () => this.#sleepWatch.look(),
      },
      {
        onState: connection => this.#followers.linkChanged(connection),
        onHello: (hello, serverAheadMs) => {
          this.state.set({ serverAheadMs })
          this.host.takeHello(hello, serverAheadMs)
        },
        onEvent: event => this.host.takeEvent(event),
        onSignedOut: notice => void this.#entrance.refused(notice),
      },
    )
    const { connection, host } = this
    const { calls, recovery } = openCalls(dataDir, {
      connection,
      host,
      log,
      onLost: lost => this.lostCalls.add(lost),
      onChoice: () => this.state.set({}),
      note: (callId, what) => this.callLog.note(callId, what, {}),
    })
    this.calls = calls
    this.wishes = new Wishes({ state: this.state, clock, host, log })
    this.openRoom = new OpenRoom({ connection, clock, log, onChange: thread => this.state.set({ thread }) })
    const { presence, reach } = openPresence(this.state, { connection, log })
    this.presence = presence
    this.reach = reach
    this.queue = new QueueWatch({ connection, log, tell: news => this.#tell('queue', news) })
    this.sources = openSources(parts, this.#signIn)
    const { serverUrl } = app
    const onExport: AgentLogParts['onExport'] = progress => this.#tell('callLogExport', progress)
    this.#agentLog = openAgentLog(dataDir, { connection, host, serverUrl, clock, log, onExport })
    this.callLog = this.#agentLog.callLog
    this.callReports = this.#agentLog.callReports
    this.onCallLogChange = this.#agentLog.onChange
    this.#sleepWatch = watchForSleep(clock, () => this.wake('the clock jumped'))
    this.drafts = openDrafts(dataDir, { serverUrl, clock, log, tell: news => this.#tell('drafts', news) })
    const { state, callLog, callReports, drafts, openRoom, queue, alerts } = this
    const common = { state, host, calls, callLog, drafts, presence, openRoom, queue, signIn: this.#signIn }
    const tell: Tell = (name, value) => this.#tell(name, value)
    const doubtRings = () => this.#doubtRings()
    this.#followers = new SessionFollowers({
      ...common,
      callReports,
      reach,
      alerts,
      recovery,
      doubtRings,
      tell,
      log,
    })
    this.#entrance = new Entrance({ ...common, connection, settings: this.settings, clock })
  }

  /** Opens the call log, and goes on with the sign-in of the last start, if there is one. */
  start(): void {
    this.#agentLog.open()
    this.#entrance.restore()
  }

  /** @throws {RefusedError} when the platform does not let the person in, or cannot be asked */
  async signIn(grant: { email: string; password: string; newPassword?: string }): Promise<void> {
    await this.#entrance.signIn(grant)
  }

  /** Ends a call that is held, and forgets the agent. */
  async signOut(): Promise<void> {
    await this.#entrance.signOut()
  }

  /** The machine falls asleep: nothing rings here any more, and a call ends, since its sound does. */
  suspend(): void {
    this.calls.windowLost('slept')
    this.#doubtRings()
  }

  /** The session of the operating system was locked or unlocked. */
  locked(isLocked: boolean): void {
    const { awayWhenLocked } = this.state.get().settings
    this.presence.observe({ isLocked: isLocked && awayWhenLocked })
    this.alerts.surroundings({ isScreenLocked: isLocked })
  }

  /** The machine has another network: the old link is given up at once; what rings, rings on. */
  networkChanged(): void {
    this.connection.wake('the network changed')
  }

  /** The machine woke, or its clock was set. */
  wake(why: string): void {
    this.#doubtRings()
    this.connection.wake(why)
  }

  /** @throws {RefusedError} where the organisation has decided any of it */
  saveSettings(changed: Partial<Settings>): void {
    this.settings.choose(changed)
    this.settingsChanged()
  }

  /** The person or the organisation has decided something: it holds from now on. */
  settingsChanged(): void {
    const { slices } = this.settings
    this.state.set(slices)
    this.reach.observe({ wantsNotifications: slices.settings.outsideAlerts !== 'never' })
  }

  /** Who tells the window what is no part of the state. */
  onTelling(tell: Tell): void {
    this.#tell = tell
  }

  /** Hangs up what is held, says goodbye to the platform and closes the call log. */
  async stop(): Promise<void> {
    await endHeldCall(this.calls, this.#parts.clock)
    this.#sleepWatch.stop()
    this.alerts.stop()
    this.wishes.stop()
    this.callReports.stop()
    this.drafts.stop()
    await this.connection.stop()
    await this.#agentLog.close()
  }

  #doubtRings(): void {
    this.host.doubtRings()
    this.state.set({})
  }
}
