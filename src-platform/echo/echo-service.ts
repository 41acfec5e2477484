import type { SessionId } from '#shared/domain/ids.ts'
import { badParam, done, refused, type Outcome } from '../outcome.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import { EchoOfferError, type AnswerEcho, type EchoCall } from './echo-station.ts'

/** Test calls of desktops to this platform, which sends back what it hears. [D3] */
export interface EchoService {
  /** One for each desktop: another one ends the one before. */
  open(sessionId: SessionId, offer: string): Promise<Outcome<{ sdp: string }>>
  /** Ends the desktop's test call, where there is one. */
  close(sessionId: SessionId): Promise<void>
  /** Ends all of them; no more are taken. */
  stop(): Promise<void>
}

/** A device check listens for 10 seconds; nobody needs longer than this, in milliseconds. */
export const echoLastsMs = 60_000
/** Of one node, at the same time: packets are passed on by the process that also serves calls. */
export const mostEchoes = 20

/** `answer` absent: this platform has no echo, and says so. */
export function createEchoService(parts: {
  readonly answer: AnswerEcho | undefined
  /** Real time. */
  readonly clock: Clock
  readonly log: Logger
}): EchoService {
  const { answer, clock, log } = parts
  const calls = new Map<SessionId, { readonly call: Promise<EchoCall>; readonly cancelEnd: () => void }>()
  let isStopped = false

  async function close(sessionId: SessionId): Promise<void> {
    const open = calls.get(sessionId)
    if (!open) return
    calls.delete(sessionId)
    open.cancelEnd()
    await open.call.then(
      call => call.close(),
      // What never began has nothing to close; `open` has told why.
      () => undefined,
    )
  }

  async function closeQuietly(sessionId: SessionId): Promise<void> {
    await close(sessionId).catch((error: unknown) => {
      log.warn({ err: error, sessionId }, 'a test call was not closed in order')
    })
  }

  return {
    async open(sessionId, offer) {
      if (!answer || isStopped) return refused({ reason: 'echo_unavailable' })
      // Gone from the list at once, so that two offers of one desktop never leave two calls.
      void closeQuietly(sessionId)
      if (calls.size >= mostEchoes) return refused({ reason: 'echo_busy' })
      const call = answer(offer)
      const cancelEnd = clock.wakeAt(clock.now() + echoLastsMs, () => void closeQuietly(sessionId))
      calls.set(sessionId, { call, cancelEnd })
      try {
        return done({ sdp: (await call).sdp })
      } catch (error) {
        if (calls.get(sessionId)?.call === call) await close(sessionId)
        if (error instanceof EchoOfferError) return badParam('sdp', error.message)
        throw error
      }
    },
    close: closeQuietly,
    async stop() {
      isStopped = true
      await Promise.all([...calls.keys()].map(close))
    },
  }
}
