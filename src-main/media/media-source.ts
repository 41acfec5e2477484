import type { MediaId } from '#shared/domain/ids.ts'
import type { Clock } from '../clock.ts'
import type { TokenAnswer } from '../connection/connection.ts'
import type { PlatformFetch } from '../connection/platform-fetch.ts'
import { errorText, type Logger } from '../logging/logger.ts'

/** Gets media for the window, whole or the range that it asks for. It never rejects: what fails is a status. */
export type MediaSource = (
  id: MediaId,
  request: Pick<Request, 'method' | 'headers' | 'signal'>,
) => Promise<Response>

export interface MediaSourceParts {
  readonly serverUrl: string
  readonly accessToken: (options: { readonly renew: boolean }) => Promise<TokenAnswer>
  readonly fetch: PlatformFetch
  readonly clock: Clock
  readonly log: Logger
}

/** How long the platform has to begin its answer, in milliseconds; the sound itself may take its time. */
const beginsWithinMs = 10_000

/** What the player needs to know; nothing else of the platform's answer reaches the page. */
const passedHeaders = ['content-type', 'content-length', 'content-range', 'accept-ranges'] as const

/** Reads `GET /media/:id` of the platform with the agent's token, which the window never sees. */
export function createMediaSource({
  serverUrl,
  accessToken,
  fetch,
  clock,
  log,
}: MediaSourceParts): MediaSource {
  async function ask(id: MediaId, request: Parameters<MediaSource>[1], renew: boolean): Promise<Response> {
    const answer = await accessToken({ renew })
    if (answer.kind !== 'token') return status(answer.kind === 'refused' ? 401 : 503)
    const range = request.headers.get('range')
    const late = new AbortController()
    const cancel = clock.after(beginsWithinMs, () => late.abort())
    try {
      return await fetch(new URL(`/media/${encodeURIComponent(id)}`, serverUrl), {
        method: request.method,
        headers: { authorization: `Bearer ${answer.token}`, ...(range !== null && { range }) },
        signal: AbortSignal.any([request.signal, late.signal]),
      })
    } finally {
      cancel()
    }
  }

  return async (id, request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return status(405)
    try {
      const first = await ask(id, request, false)
      if (first.status === 401) await first.body?.cancel()
      const answer = first.status === 401 ? await ask(id, request, true) : first
      // Sound alone: what a customer sent must never become a page or a script of the app's own origin.
      const isSound = answer.headers.get('content-type')?.startsWith('audio/') === true
      if (answer.ok && isSound) return forWindow(answer)
      log.warn('media was not given', { id, status: answer.status, isSound })
      await answer.body?.cancel()
      return status(answer.ok ? 415 : answer.status)
    } catch (error) {
      if (!request.signal.aborted) log.warn('media could not be fetched', { id, error: errorText(error) })
      return status(503)
    }
  }
}

const status = (code: number): Response => new Response(null, { status: code })

function forWindow(answer: Response): Response {
  const headers = new Headers()
  for (const name of passedHeaders) {
    const value = answer.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  return new Response(answer.body, { status: answer.status, headers })
}
