import type { CallLogExport, CallLogFilter, CallLogPage } from '#shared/ipc/call-log-entry.ts'
import type { CallReport } from '#shared/ipc/call-report.ts'
import type { CallEvent, CallEventDetails, CallEventWhat, CallTimeline } from '#shared/ipc/call-timeline.ts'
import type { Session } from '#shared/session/session.ts'
import type { Connection } from '../connection/connection.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import { saveRefusal } from '../save-refusal.ts'
import { RefusedError } from '../session/refusal.ts'
import type { SessionChange, SessionHost } from '../session/session-host.ts'
import type { CallLog } from './call-log.ts'
import { entriesOfChange } from './entries-of-change.ts'
import { readEvents } from './event-queries.ts'
import { eventsOfChange } from './events-of-change.ts'

import { deleteLooseEvents, forgetBefore } from './forget.ts'
import { readEntry } from './queries.ts'
import type { CallLogQuery } from './reading/read-slice.ts'
import { reconcile } from './reconcile.ts'
import { timelineOf } from './timeline.ts'

export interface AgentLogParts {
  readonly callLog: CallLog
  readonly connection: Pick<Connection, 'request'>
  readonly host: Pick<SessionHost, 'session' | 'platformNow' | 'missed'>
  readonly serverUrl: string
  readonly log: Logger
  /** A file of the log is being written. */
  readonly onExport: (progress: CallLogExport) => void
}

/** The call log of the agent who is signed in: filled by what the session tells, completed by what the platform remembers. */
export class AgentLog {
  readonly #parts: AgentLogParts
  #agentId: string | null = null
  #reconciling = false
  #again = false

  constructor(parts: AgentLogParts) {
    this.#parts = parts
  }

  /** Whose log is shown; known before the platform is reached when the sign-in was kept. Null: nobody's. */
  setAgent(agentId: string | null): void {
    if (agentId !== this.#agentId) void this.cancelExport()
    this.#agentId = agentId
  }

  async query(query: CallLogQuery): Promise<CallLogPage> {
    const owner = this.#owner()
    return owner === null
      ? { entries: [], trouble: this.#parts.callLog.trouble }
      : await this.#parts.callLog.query(owner, query)
  }

  /**
   * Writes what a filter shows as CSV.
   * @returns how many calls; null where it was given up: by the person, or because another signed in or calls were erased
   * @throws {RefusedError} when the file cannot be written or the log cannot be read
   */
  async exportTo(target: string, filter: CallLogFilter): Promise<number | null> {
    const owner = this.#owner()
    if (owner === null) return null
    const { callLog, log, onExport } = this.#parts
    const end = await callLog.exportTo({ owner, filter, target }, onExport)
    switch (end.kind) {
      case 'written':
        log.info('calls were exported', { calls: end.calls })
        return end.calls
      case 'cancelled':
        return null
      case 'failed':
        log.warn('calls were not exported', { code: end.code, error: end.message })
        throw saveRefusal(end.code)
    }
  }

  /** Gives up the export that is being written; resolves once nothing of it is left. */
  cancelExport(): Promise<void> {
    return this.#parts.callLog.cancelExport()
  }

  take(change: SessionChange): void {
    if (change.session) this.setAgent(change.session.me.id)
    const owner = this.#owner()
    if (owner === null) return
    if (change.kind === 'event' && change.event.type === 'customer.erased') {
      return this.#parts.callLog.forgetCustomer(owner, change.event.data)
    }
    this.#parts.callLog.put(owner, entriesOfChange(change), eventsOfChange(change))
  }

  /**
   * Deletes the calls of everybody here that are older, in milliseconds; `Infinity`: none.
   * @throws nothing: what cannot be deleted now is tried again by the next call
   */
  async forgetOlderThan(ageMs: number): Promise<void> {
    const before = Number.isFinite(ageMs)
      ? Math.max(0, Math.round(this.#parts.host.platformNow() - ageMs))
      : 0
    const deleted = await forgetBefore(this.#parts.callLog, before)
    if (deleted === undefined) this.#parts.log.warn('old calls were not deleted; it is tried again')
    else if (deleted > 0) this.#parts.log.info('old calls were deleted', { deleted })
  }

  /**
   * Deletes every call of this agent that is over, and what was noted of it.
   * @throws {RefusedError} when the log cannot be written
   */
  async forgetAll(): Promise<void> {
    const owner = this.#owner()
    if (owner === null) return
    const { callLog, host } = this.#parts
    const deleted = await forgetBefore(callLog, Math.round(host.platformNow()), owner)
    const isDone = deleted !== undefined && callLog.write(tx => deleteLooseEvents(tx, owner))
    if (!isDone) {
      throw new RefusedError({ reason: 'log_unwritable', message: 'The call log cannot be written.' })
    }
    callLog.shred()
    this.#parts.log.info('the call log was deleted by the person', { deleted })
  }

  /** Notes what this desktop did with a call, or saw of it, now; such as `note(id, 'notified', {})`. */
  note<W extends CallEventWhat>(callId: string, what: W, details: CallEventDetails<W>): void {
    // The details are those of this kind of event; the compiler does not join them to it again.
    const event = { ...details, what, at: Math.round(this.#parts.host.platformNow()) } as unknown as CallEvent
    const owner = this.#owner()
    if (owner !== null) this.#parts.callLog.put(owner, [], [{ callId, event }])
  }

  /** What the agent wrote about a call that the log has. */
  keepWords({ callId, note, disposition, tags }: CallReport): void {
    const owner = this.#owner()
    if (owner === null || (note ?? disposition ?? tags) === undefined) return
    const { callLog } = this.#parts
    const entry = callLog.read(db => readEntry(db, owner, callId))
    if (entry) {
      const words = { note: note ?? entry.note, disposition: disposition ?? entry.disposition }
      callLog.put(owner, [{ ...entry, ...words, tags: tags ?? entry.tags }])
    }
  }

  /** Notes the same of every call that rings here. */
  noteOfRinging(what: 'linkLost'): void {
    for (const callId of Object.keys(this.#parts.host.session?.offers ?? {})) this.note(callId, what, {})
  }

  /** A call and what happened to it, or null when the log does not have it. */
  timeline(callId: string): CallTimeline | null {
    const owner = this.#owner()
    if (owner === null) return null
    const found = this.#parts.callLog.read(db => {
      const entry = readEntry(db, owner, callId)
      return entry && timelineOf(entry, readEvents(db, owner, callId))
    })
    return found ?? null
  }

  /** After each hello, and when the file was lost. One at a time; another wish meanwhile is one more round. */
  async reconcile(): Promise<void> {
    if (this.#reconciling) {
      this.#again = true
      return
    }
    this.#reconciling = true
    try {
      do {
        this.#again = false
        await this.#reconcileOnce()
      } while (this.#again)
    } catch (error) {
      this.#parts.log.warn('the call log was not reconciled; the next hello tries again', {
        error: errorText(error),
      })
    } finally {
      this.#reconciling = false
    }
  }

  async #reconcileOnce(): Promise<void> {
    const { callLog, connection, host } = this.#parts
    const owner = this.#owner()
    if (owner === null) return
    await reconcile({
      callLog,
      owner,
      history: params => connection.request('calls.history', params),
      session: () => this.#sessionOf(owner),
      platformNow: () => host.platformNow(),
      onMissed: missed => host.missed(missed),
    })
  }

  /** The session, unless another agent has signed in since. */
  #sessionOf(owner: string): Session | null {
    return this.#owner() === owner ? this.#parts.host.session : null
  }

  /** Two platforms may know an agent by the same id. */
  #owner(): string | null {
    return this.#agentId === null ? null : `${this.#agentId}@${this.#parts.serverUrl}`
  }
}
