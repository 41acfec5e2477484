import { z } from 'zod'
import { type AskAnswers, asks, type ParsedAsk } from '#shared/ipc/asks.ts'
import { type AskName, callWindowAsks, wallboardAsks } from '#shared/ipc/channels.ts'
import type { AskRefusal, Outcome } from '#shared/ipc/outcome.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import { RefusedError, refusalOf } from '../session/refusal.ts'
import { RequestError } from '../connection/request-error.ts'
import { distrust, type Sender } from './sender.ts'

/** One function for each ask. What it throws becomes a refusal. */
export type Handlers = {
  readonly [K in AskName]: (input: ParsedAsk<K>) => AskAnswers[K] | Promise<AskAnswers[K]>
}

export interface DoorParts {
  readonly handlers: Handlers
  readonly log: Logger
  /** The window whose asks are answered. */
  readonly trustedContentsId: () => number | undefined
  /** The call window, which may ask its own few things and nothing else. */
  readonly callWindowId?: () => number | undefined
  /** The wallboard, in the same way. */
  readonly wallboardId?: () => number | undefined
  /** Takes one permission to ask; false when there is none left. */
  readonly mayAsk: () => boolean
}

/** The door between the window and the main process: who asks, then what, then the answer as an outcome. */
export function createDoor(
  parts: DoorParts,
): (name: AskName, sender: Sender, raw: unknown) => Promise<Outcome<unknown>> {
  const { handlers, log } = parts
  return async (name, sender, raw) => {
    const isCallWindow = callWindowAsks.has(name) && sender.contentsId === parts.callWindowId?.()
    const isWallboard = wallboardAsks.has(name) && sender.contentsId === parts.wallboardId?.()
    const trustedId = isCallWindow || isWallboard ? sender.contentsId : parts.trustedContentsId()
    const distrusted = distrust(sender, trustedId)
    if (distrusted !== undefined) {
      log.warn('an ask was not believed', { name, why: distrusted })
      return refuse('failed', 'This page may not ask.')
    }
    if (!parts.mayAsk()) {
      log.warn('too many asks', { name })
      return refuse('failed', 'Too many requests at once. Try again in a moment.')
    }
    const input = asks[name].safeParse(raw)
    if (!input.success) {
      log.warn('an ask was malformed', { name, why: z.prettifyError(input.error) })
      return refuse('failed', 'The request is not complete.')
    }
    try {
      // The table pairs name and input; the compiler cannot follow a lookup by a union of names.
      const handler = handlers[name] as (input: unknown) => unknown
      return { ok: true, value: await handler(input.data) }
    } catch (error) {
      const isExpected = error instanceof RequestError || error instanceof RefusedError
      if (!isExpected) log.error('an ask failed', { name, error: errorText(error) })
      return { ok: false, refusal: refusalOf(error) }
    }
  }
}

function refuse(reason: AskRefusal['reason'], message: string): Outcome<never> {
  return { ok: false, refusal: { reason, message } }
}
