import { z } from 'zod'
import { providerCallIdSchema, type ProviderCallId } from '#shared/domain/ids.ts'
import type { MetaConfig } from '../config.ts'
import type { Logger } from '../logger.ts'
import type { Metrics } from '../metrics.ts'
import { callButtonBody } from './call-button-body.ts'
import { consentPortOver } from './graph-consent.ts'
import { mediaPortOver } from './graph-media.ts'
import { numberPortOver } from './graph-number.ts'
import type { GraphOutcome, GraphPort } from './graph-port.ts'
import { readDone, recipient, sentMessage } from './graph-read.ts'
import { settingsPortOver } from './graph-settings.ts'
import { attemptGet, attemptPost, type Attempt } from './graph-request.ts'

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

type Action =
  | 'pre_accept'
  | 'accept'
  | 'reject'
  | 'terminate'
  | 'connect'
  | 'send_text'
  | 'send_permission_request'
  | 'send_template'
  | 'get_call_permission'
  | 'send_call_button'
  | 'describe_media'
  | 'describe_number'
  | 'list_numbers'
  | 'subscribed_apps'
  | 'own_app'
  | 'push_settings'
  | 'read_settings'

const successSchema = z.looseObject({ success: z.literal(true) })
const connectedSchema = z.looseObject({
  calls: z.tuple([z.looseObject({ id: providerCallIdSchema })], z.unknown()),
})
/** Meta's Graph API over HTTP. Source: Meta, Calling API reference; Cloud API messages. */
export function createGraphClient(options: GraphClientOptions): GraphPort {
  const { config, log, metrics } = options

  /** Without a body it reads. */
  async function attempt(action: Action, path: string, body?: object): Promise<Attempt> {
    const url = `${config.graphUrl}/${path}`
    const how = {
      timeoutMs: options.timeoutMs ?? answerWithinMs,
      ...(config.accessToken !== undefined && { token: config.accessToken }),
    }
    const result = body
      ? await attemptPost(url, { ...how, body: { messaging_product: 'whatsapp', ...body } })
      : await attemptGet(url, how)
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

  async function repeatable(action: Action, path: string, body?: object): Promise<GraphOutcome<unknown>> {
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
      return sentMessage(outcome)
    },
    sendCallButton: async (phoneNumberId, to, button, opaque) =>
      sentMessage(
        await once('send_call_button', `${encodeURIComponent(phoneNumberId)}/messages`, {
          recipient_type: 'individual',
          ...recipient(to),
          ...callButtonBody(button),
          biz_opaque_callback_data: opaque,
        }),
      ),
    ...consentPortOver({ once, read: repeatable }),
    ...mediaPortOver({ read: repeatable, graphUrl: config.graphUrl, accessToken: config.accessToken }),
    ...numberPortOver({ read: repeatable }),
    ...settingsPortOver({ ask: repeatable }),
  }
}

const succeeded = (outcome: GraphOutcome<unknown>): GraphOutcome<void> =>
  readDone(outcome, successSchema, () => undefined)

function pause(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms)
  })
}
