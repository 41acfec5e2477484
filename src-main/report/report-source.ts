import type { ReportFile } from '#shared/ipc/report-file.ts'
import type { Clock } from '../clock.ts'
import type { TokenAnswer } from '../connection/connection.ts'
import type { PlatformFetch } from '../connection/platform-fetch.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import { RefusedError } from '../session/refusal.ts'

/**
 * Reads the report as the platform's CSV, with the person's token, which the window never sees.
 * @throws {RefusedError} when it is not given, with what the platform says
 */
export type ReportSource = (file: ReportFile) => Promise<ReadableStream<Uint8Array>>

export interface ReportSourceParts {
  readonly serverUrl: string
  readonly accessToken: (options: { readonly renew: boolean }) => Promise<TokenAnswer>
  readonly fetch: PlatformFetch
  readonly clock: Clock
  readonly log: Logger
}

/** How long the platform has to begin its answer, in milliseconds; the file itself may take its time. */
const beginsWithinMs = 30_000

export function createReportSource({
  serverUrl,
  accessToken,
  fetch,
  clock,
  log,
}: ReportSourceParts): ReportSource {
  async function ask(file: ReportFile, renew: boolean): Promise<Response> {
    const answer = await accessToken({ renew })
    if (answer.kind !== 'token') throw answer.kind === 'refused' ? signedOut() : offline()
    const url = new URL(`/reports/${file.name}.csv`, serverUrl)
    for (const [name, value] of Object.entries(file.query)) url.searchParams.set(name, value)
    const late = new AbortController()
    const cancel = clock.after(beginsWithinMs, () => late.abort())
    try {
      return await fetch(url, {
        headers: { authorization: `Bearer ${answer.token}` },
        signal: late.signal,
      })
    } catch (error) {
      log.warn('the report could not be fetched', { error: errorText(error) })
      throw offline()
    } finally {
      cancel()
    }
  }

  return async file => {
    const first = await ask(file, false)
    if (first.status === 401) await first.body?.cancel()
    const answer = first.status === 401 ? await ask(file, true) : first
    if (answer.ok && answer.body) return answer.body
    await answer.body?.cancel()
    log.warn('the report was not given', { status: answer.status })
    throw answer.status === 401 ? signedOut() : notGiven(answer.status)
  }
}

const offline = () => new RefusedError({ reason: 'offline', message: 'The platform cannot be reached.' })
const signedOut = () => new RefusedError({ reason: 'signed_out', message: 'Sign in again.' })
const notGiven = (status: number) =>
  new RefusedError(
    status === 403
      ? { reason: 'forbidden_role', message: 'Your role does not allow this.' }
      : { reason: 'failed', message: `The platform answered with ${status}.` },
  )
