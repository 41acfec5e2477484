import { z } from 'zod'
import { providerCallIdSchema, type ProviderCallId } from '#shared/domain/ids.ts'
import type { MetaConfig } from '../config.ts'
import type { Logger } from '../logger.ts'
import type { Metrics } from '../metrics.ts'
import type { GraphOutcome, GraphPort, Recipient } from './graph-port.ts'
import { attemptPost, type Attempt } from './graph-request.ts'

/** How long an answer of Meta's may take, in milliseconds. */
const answerWithinMs = 10_000
/** Repeats of a request that is safe to repeat, and the longest pause before each. */
const pausesMs = [250, 1_000] as const

export interface GraphClientOptions {
  readonly config: MetaConfig
  readonly log: Logger
  readonly metrics: Pick<Metrics, 'graphRequests'>
  /** From 0 to below 1; spreads repeats out. */
  readonly random: () => number
  readonly timeoutMs?: number
}

type Action = 'pre_accept' | 'accept' | 'reject' | 'terminate' | 'connect' | 'send_text'

const successSchema = z.looseObject({ success: z.literal(true) })
const connectedSchema = z.looseObject({
  calls: z.tuple([z.looseObject({ id: providerCallIdSchema })], z.unknown()),
})
const sentSchema = z.looseObject({
  messages: z.tuple([z.looseObject({ id: z.string().min(1) })], z.unknown()),
})

/** Meta's Graph API over HTTP. Source: Meta, Calling API reference; Cloud API messages. */
export function createGraphClient(options: GraphClientOptions): GraphPort {
  const { config, log, metrics } = options

  async function attempt(action: Action, path: string, body: object): Promise<Attempt> {
    const result = await attemptPost(`${config.graphUrl}/${path}`, {
      body: { messaging_product: 'whatsapp', ...body },
      timeoutMs: options.timeoutMs ?? answerWithinMs,
      ...(config.accessToken !== undefined && { token: config.accessToken }),
    })
    metrics.graphRequests.inc({ action, outcome: result.tag })
    if (result.outcome.kind !== 'done') {
      const { tag, traceId, outcome } = result
      const level = tag === 'token_refused' ? 'error' : 'warn'
      log[level]({ action, tag, traceId, outcome }, 'Meta did not do what was asked')
    }
    return result
  }

  /** Sent once, whatever comes back: a second one could take or place a second call, or say a thing twice. */
  const once = async (action: Action, path: string, body: object) =>
    (await attempt(action, path, body)).outcome

  async function repeatable(action: Action, path: string, body: object): Promise<GraphOutcome<unknown>> {
    let last = await attempt(action, path, body)
    for (const pauseMs of pausesMs) {
      if (last.outcome.kind === 'done' || !last.retryable) break
      await pause(pauseMs * options.random())
      last = await attempt(action, path, body)
    }
    return last.outcome
  }

  const callsPath = (phoneNumberId: string) => `${encodeURIComponent(phoneNumberId)}/calls`
  const answer = (sdp: string) => ({ session: { sdp_type: 'answer', sdp } })
  const onCall = (action: Action, call: ProviderCallId) => ({ call_id: call, action })

  return {
    preAccept: async (phoneNumberId, call, sdp) =>
      succeeded(
        await repeatable('pre_accept', callsPath(phoneNumberId), {
          ...onCall('pre_accept', call),
          ...answer(sdp),
        }),
      ),
    accept: async (phoneNumberId, call, sdp, opaque) =>
      succeeded(
        await once('accept', callsPath(phoneNumberId), {
          ...onCall('accept', call),
          ...answer(sdp),
          biz_opaque_callback_data: opaque,
        }),
      ),
    connect: async (phoneNumberId, to, sdp, opaque) => {
      const outcome = await once('connect', callsPath(phoneNumberId), {
        ...recipient(to),
        action: 'connect',
        session: { sdp_type: 'offer', sdp },
        biz_opaque_callback_data: opaque,
      })
      return readDone(outcome, connectedSchema, ({ calls: [call] }) => ({ providerCallId: call.id }))
    },
    reject: async (phoneNumberId, call) =>
      succeeded(await repeatable('reject', callsPath(phoneNumberId), onCall('reject', call))),
    terminate: async (phoneNumberId, call) =>
      succeeded(await repeatable('terminate', callsPath(phoneNumberId), onCall('terminate', call))),
    sendText: async (phoneNumberId, to, text, opaque) => {
      const outcome = await once('send_text', `${encodeURIComponent(phoneNumberId)}/messages`, {
        recipient_type: 'individual',
        ...recipient(to),
        type: 'text',
        text: { body: text },
        biz_opaque_callback_data: opaque,
      })
      return readDone(outcome, sentSchema, ({ messages: [message] }) => ({ messageId: message.id }))
    },
  }
}

const recipient = (to: Recipient) => (to.byUserId ? { recipient: to.customerId } : { to: to.customerId })

const succeeded = (outcome: GraphOutcome<unknown>): GraphOutcome<void> =>
  readDone(outcome, successSchema, () => undefined)

/** A 200 that does not say what Meta says on success proves nothing: its webhooks settle it. */
function readDone<S extends z.ZodType, T>(
  outcome: GraphOutcome<unknown>,
  schema: S,
  read: (body: z.infer<S>) => T,
): GraphOutcome<T> {
  if (outcome.kind !== 'done') return outcome
  const body = schema.safeParse(outcome.value)
  if (body.success) return { kind: 'done', value: read(body.data) }
  return { kind: 'unknown', why: `An answer without the expected fields: ${z.prettifyError(body.error)}` }
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms)
  })
}
