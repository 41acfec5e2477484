import path from 'node:path'
import { z } from 'zod'
import type { CallId } from '#shared/domain/ids.ts'
import { type CallReport, callReportSchema } from '#shared/ipc/call-report.ts'
import type { AgentLog } from '../call-log/agent-log.ts'
import type { Clock } from '../clock.ts'
import type { Connection } from '../connection/connection.ts'
import { RequestError } from '../connection/request-error.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import type { SessionHost } from '../session/session-host.ts'
import { type JsonFile, openJsonFile } from '../settings/json-file.ts'

/** Reports that the platform has not confirmed yet. */
const unsentReportsSchema = z.array(callReportSchema)

export interface CallReportsParts {
  readonly connection: Pick<Connection, 'request'>
  readonly clock: Clock
  readonly log: Logger
  readonly file: JsonFile<z.infer<typeof unsentReportsSchema>>
  /** Whether the call still goes on, as far as the session knows. */
  readonly isOn: (callId: CallId) => boolean
  /** Keeps the agent's words in the log: at once, and again once the platform has them, whatever it told meanwhile. */
  readonly keepWords: (report: CallReport) => void
}

/** How long after the end of a call its last figures may come, in milliseconds. */
const lastFiguresMs = 2_000
/** Older ones go first: nobody looks for the quality of a call from long ago. */
const mostUnsent = 200

/** Keeps what the window reports of calls, also through its loss and without a link, until the platform has it. */
export class CallReports {
  readonly #parts: CallReportsParts
  readonly #unsent: Map<CallId, CallReport>
  /** Set while a sending is due. */
  #cancel: (() => void) | null = null
  #isSending = false

  constructor(parts: CallReportsParts) {
    this.#parts = parts
    this.#unsent = new Map(parts.file.read().map(report => [report.callId, report]))
  }

  /** What a later report on the same call leaves out stays. */
  take(report: CallReport): void {
    const known = this.#unsent.get(report.callId)
    this.#unsent.delete(report.callId)
    this.#unsent.set(report.callId, { ...known, ...report, stats: { ...known?.stats, ...report.stats } })
    this.#parts.keepWords(report)
    const [oldest] = this.#unsent.keys()
    if (this.#unsent.size > mostUnsent && oldest !== undefined) this.#unsent.delete(oldest)
    this.#keep()
    this.sendSoon()
  }

  /** These calls' customer was erased: what was not sent yet is not kept by the platform either, and goes at once. [P13] */
  forget(callIds: readonly string[]): void {
    const gone = [...this.#unsent.keys()].filter(callId => callIds.includes(callId))
    if (gone.length === 0) return
    for (const callId of gone) this.#unsent.delete(callId)
    this.#keep()
  }

  /** The session has changed, or stands again: calls that are over are reported, once their last figures are in. */
  sendSoon(): void {
    if (this.#cancel || this.#due().length === 0) return
    this.#cancel = this.#parts.clock.after(lastFiguresMs, () => {
      this.#cancel = null
      void this.#send()
    })
  }

  stop(): void {
    this.#cancel?.()
  }

  #due(): CallReport[] {
    return [...this.#unsent.values()].filter(({ callId }) => !this.#parts.isOn(callId))
  }

  async #send(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    try {
      for (const report of this.#due()) await this.#sendOne(report)
    } catch (error) {
      // Without a link: the next session sends it.
      this.#parts.log.info('call reports wait for the platform', { error: errorText(error) })
    } finally {
      this.#isSending = false
    }
  }

  /** @throws when the platform could not be asked */
  async #sendOne(report: CallReport): Promise<void> {
    const { connection, log } = this.#parts
    // Forgotten since the sending began.
    if (!this.#unsent.has(report.callId)) return
    try {
      await connection.request('call.report', report)
      // Forgotten meanwhile, its words must not come back.
      if (this.#unsent.has(report.callId)) this.#parts.keepWords(report)
    } catch (error) {
      if (!(error instanceof RequestError) || error.failure !== 'refused') throw error
      log.warn('a call report was refused', { callId: report.callId, error: error.message })
    }
    // What came meanwhile is newer, and still to be sent.
    if (this.#unsent.get(report.callId) === report) this.#unsent.delete(report.callId)
    this.#keep()
  }

  #keep(): void {
    this.#parts.file.write([...this.#unsent.values()])
  }
}

/** With what is kept in the folder since the last start. */
export function openCallReports(
  dataDir: string,
  {
    host,
    callLog,
    ...parts
  }: Omit<CallReportsParts, 'file' | 'isOn' | 'keepWords'> & {
    readonly host: Pick<SessionHost, 'session'>
    readonly callLog: Pick<AgentLog, 'keepWords'>
  },
): CallReports {
  const file = path.join(dataDir, 'call-reports.json')
  return new CallReports({
    ...parts,
    file: openJsonFile(file, unsentReportsSchema, [], parts.log),
    isOn: callId => callId in (host.session?.calls ?? {}),
    keepWords: report => callLog.keepWords(report),
  })
}
