import path from 'node:path'
import type { AuthState, Settings } from '#shared/ipc/desktop-state.ts'
import { desktopClientName } from '#shared/protocol/version.ts'
import { AlertKeeper } from './alerts/alert-keeper.ts'
import { Wishes } from './alerts/wishes.ts'
import { openSignIn } from './auth/open-sign-in.ts'
import type { SignIn } from './auth/sign-in.ts'
import type { AgentLog, AgentLogParts } from './call-log/agent-log.ts'
import { openAgentLog, type OpenAgentLog } from './call-log/open-agent-log.ts'
import { Connection } from './connection/connection.ts'
import { type SleepWatch, watchForSleep } from './connection/wake-watch.ts'
import { within } from './within.ts'
import type { DesktopParts } from './desktop-parts.ts'
import { type DraftKeeper, openDrafts } from './drafts/draft-keeper.ts'
import { createMediaSource, type MediaSource } from './media/media-source.ts'
import { createReportSource, type ReportSource } from './report/report-source.ts'
import type { CallReports } from './reports/call-reports.ts'
import { Calls } from './session/calls.ts'
import { openCallJournal } from './session/call-journal.ts'
import { CrashRecovery } from './session/crash-recovery.ts'
import { LostCalls } from './session/lost-calls.ts'
import { OpenRoom } from './session/open-room.ts'
import type { Tell } from './ipc/tell.ts'
import { PresenceKeeper } from './session/presence-keeper.ts'
import { QueueWatch } from './session/queue-watch.ts'
import { ReachKeeper } from './session/reach-keeper.ts'
import { RefusedError } from './session/refusal.ts'
import { type SessionChange, SessionHost } from './session/session-host.ts'
import { signedOutState } from './session/signed-out-state.ts'
import { StateHolder } from './session/state-holder.ts'
import { isCallAtStake } from './session/urgency.ts'
import type { SettingsKeeper } from './settings/settings-keeper.ts'
import { serverNotAllowed, signInRefusal } from './auth/sign-in-refusal.ts'

/** How long quitting waits for the platform to confirm that a call was hung up, in milliseconds. */
const hangUpPatienceMs = 2_000

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
  /** Voicemails and voice messages, as the platform keeps them. */
  readonly media: MediaSource
  readonly report: ReportSource
  /** What is typed and not sent. */
  readonly drafts: DraftKeeper
  readonly #parts: DesktopParts
  readonly #signIn: SignIn
  readonly #agentLog: OpenAgentLog
  readonly #sleepWatch: SleepWatch
  #tell: Tell = () => {}
  readonly #recovery: CrashRecovery

  constructor(parts: DesktopParts) {
    this.#parts = parts
    const { app, clock, log, dataDir, chance } = parts
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
      onChange: change => this.#sessionChanged(change),
      resync: why => this.connection.resync(why),
    })
    this.connection = new Connection(
      {
        url: new URL('/agent', app.serverUrl).href.replace(/^http/, 'ws'),
        client: { name: desktopClientName, version: app.version, platform: app.platform },
        clock,
        chance,
        log,
        openLink: parts.openLink,
        accessToken: options => this.#signIn.accessToken(options),
        position: () => this.host.position(),
        isUrgent: () => isCallAtStake(this.host.session),
        noticeSleep: () => this.#sleepWatch.look(),
      },
      {
        onState: connection => {
          const { status: before } = this.state.get().connection
          this.state.set({ connection })
          this.reach.observe({ isLive: connection.status === 'online' })
          if (before === 'online' && connection.status !== 'online') this.callLog.noteOfRinging('linkLost')
          if (connection.status === 'online') this.#cameOnline()
          // What becomes of a ring is told to the other desktop from now on.
          if (connection.status === 'takenOver') this.#doubtRings()
        },
        onHello: (hello, serverAheadMs) => {
          this.state.set({ serverAheadMs })
          this.host.takeHello(hello, serverAheadMs)
        },
        onEvent: event => this.host.takeEvent(event),
        onSignedOut: notice => void this.#leave({ status: 'signedOut', notice }),
      },
    )
    const { connection, host } = this
    const journal = openCallJournal(path.join(dataDir, 'call-journal.json'), log)
    const onLost: LostCalls['add'] = lost => this.lostCalls.add(lost)
    this.#recovery = new CrashRecovery({ journal, hangUp: callId => this.calls.hangUp(callId), onLost, log })
    this.calls = new Calls({
      connection,
      host,
      log,
      onLost,
      journal,
      onChoice: () => this.state.set({}),
      note: (callId, what) => this.callLog.note(callId, what, {}),
    })
    this.wishes = new Wishes({ state: this.state, clock, host, log })
    this.openRoom = new OpenRoom({ connection, clock, log, onChange: thread => this.state.set({ thread }) })
    this.presence = new PresenceKeeper({
      connection,
      log,
      onAwayReason: awayReason => this.state.set({ awayReason }),
    })
    this.reach = new ReachKeeper({ presence: this.presence, onChange: reach => this.state.set({ reach }) })
    this.queue = new QueueWatch({ connection, log, tell: news => this.#tell('queue', news) })
    const accessToken: SignIn['accessToken'] = options => this.#signIn.accessToken(options)
    const source = { serverUrl: app.serverUrl, accessToken, fetch: parts.fetch, clock, log }
    this.media = createMediaSource(source)
    this.report = createReportSource(source)
    const { serverUrl } = app
    const onExport: AgentLogParts['onExport'] = progress => this.#tell('callLogExport', progress)
    this.#agentLog = openAgentLog(dataDir, { connection, host, serverUrl, clock, log, onExport })
    this.callLog = this.#agentLog.callLog
    this.callReports = this.#agentLog.callReports
    this.onCallLogChange = this.#agentLog.onChange
    this.#sleepWatch = watchForSleep(clock, () => this.wake('the clock jumped'))
    this.drafts = openDrafts(dataDir, { serverUrl, clock, log, tell: news => this.#tell('drafts', news) })
  }

  /** Opens the call log, and goes on with the sign-in of the last start, if there is one. */
  start(): void {
    this.#agentLog.open()
    const kept = this.#signIn.restore()
    if (!kept || !this.settings.isServerAllowed) return
    this.callLog.setAgent(kept.agentId ?? null)
    if (kept.agentId !== undefined) this.drafts.setAgent(kept.agentId)
    this.#begin()
  }

  /** @throws {RefusedError} when the platform does not let the person in, or cannot be asked */
  async signIn(grant: { email: string; password: string; newPassword?: string }): Promise<void> {
    if (!this.settings.isServerAllowed) throw new RefusedError(serverNotAllowed)
    if (this.state.get().auth.status === 'signedIn') await this.signOut()
    this.state.set({ auth: { status: 'signingIn' } })
    const reply = await this.#signIn.byPassword(grant)
    if (reply.kind === 'granted') return this.#begin()
    this.state.set({ auth: { status: 'signedOut' } })
    throw new RefusedError(signInRefusal(reply, this.#parts.clock.now()))
  }

  /** Ends a call that is held, and forgets the agent. */
  async signOut(): Promise<void> {
    this.calls.windowClosed()
    await within(this.#parts.clock, hangUpPatienceMs, this.calls.settled())
    this.#signIn.end()
    await this.#leave({ status: 'signedOut' })
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
    this.calls.windowClosed()
    await within(this.#parts.clock, hangUpPatienceMs, this.calls.settled())
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

  #begin(): void {
    this.state.set({ auth: { status: 'signedIn' } })
    this.presence.signedIn()
    this.connection.start()
  }

  async #leave(auth: AuthState): Promise<void> {
    await this.connection.stop()
    this.#signIn.forget()
    this.callLog.setAgent(null)
    this.drafts.signedOut(auth)
    this.openRoom.clear()
    this.host.clear()
    this.queue.clear()
    this.state.set({ auth, lostCalls: [] })
  }

  #cameOnline(): void {
    const { session } = this.host
    if (session) this.presence.sessionBegan(session.sessionId)
    this.callReports.sendSoon()
    if (session) void this.#recovery.sessionBegan(session)
    void this.callLog.reconcile()
  }

  #sessionChanged(change: SessionChange): void {
    this.callLog.take(change)
    this.drafts.take(change)
    this.calls.follow(change.session)
    this.state.set({ session: change.session })
    this.callReports.sendSoon()
    this.presence.follow(change.session)
    if (change.kind === 'event') this.openRoom.takeEvent(change.event)
    this.queue.take(change)
    if (change.kind === 'event' && change.event.type === 'agent.nudged') {
      this.#tell('nudged', change.event.data)
      this.alerts.nudged(change.event.data)
    }
    if (change.kind === 'snapshot') {
      this.#signIn.rememberAgent(change.session.me.id)
      if (change.before) this.#refreshRoom()
    }
  }

  #refreshRoom(): void {
    this.openRoom.refresh().catch((error: unknown) => {
      this.#parts.log.warn('the open room was not refreshed', { error: String(error) })
    })
  }
}
