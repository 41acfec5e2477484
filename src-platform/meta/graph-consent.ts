import { z } from 'zod'
import type { GraphOutcome, GraphPort, RecordedPermission } from './graph-port.ts'
import { readDone, recipient, sentMessage } from './graph-read.ts'

type ConsentPort = Pick<GraphPort, 'sendPermissionRequest' | 'sendTemplate' | 'getCallPermission'>

/** Unix seconds, as a string or a number, as milliseconds. */
const seconds = z.coerce
  .number()
  .positive()
  .transform(value => Math.round(value * 1_000))

/** Meta's sample says `expiration_time`, its table `expiration`. */
const recordSchema = z.looseObject({
  permission: z.looseObject({
    status: z.enum(['no_permission', 'temporary', 'permanent']),
    expiration_time: seconds.nullish(),
    expiration: seconds.nullish(),
  }),
})

/** The part of Meta's API that asks for permission to call. Source: Meta, Calling API, user call permissions. */
export function consentPortOver(ways: {
  /** Sent once, whatever comes back. */
  readonly once: (
    action: 'send_permission_request' | 'send_template',
    path: string,
    body: object,
  ) => Promise<GraphOutcome<unknown>>
  /** Repeated while that may help. */
  readonly read: (action: 'get_call_permission', path: string) => Promise<GraphOutcome<unknown>>
}): ConsentPort {
  const messagesPath = (phoneNumberId: string) => `${encodeURIComponent(phoneNumberId)}/messages`
  return {
    sendPermissionRequest: async (phoneNumberId, to, caption, opaque) =>
      sentMessage(
        await ways.once('send_permission_request', messagesPath(phoneNumberId), {
          recipient_type: 'individual',
          ...recipient(to),
          type: 'interactive',
          interactive: {
            type: 'call_permission_request',
            action: { name: 'call_permission_request' },
            body: { text: caption },
          },
          biz_opaque_callback_data: opaque,
        }),
      ),
    sendTemplate: async (phoneNumberId, to, { name, language, variables }, opaque) =>
      sentMessage(
        await ways.once('send_template', messagesPath(phoneNumberId), {
          recipient_type: 'individual',
          ...recipient(to),
          type: 'template',
          template: { name, language: { code: language }, ...filledIn(variables) },
          biz_opaque_callback_data: opaque,
        }),
      ),
    getCallPermission: async (phoneNumberId, of) => {
      const query = new URLSearchParams(
        of.byUserId ? { recipient: of.customerId } : { user_wa_id: of.customerId },
      )
      const path = `${encodeURIComponent(phoneNumberId)}/call_permissions?${query.toString()}`
      return toRecord(await ways.read('get_call_permission', path))
    },
  }
}

const filledIn = (variables: readonly string[]) =>
  variables.length === 0
    ? {}
    : { components: [{ type: 'body', parameters: variables.map(text => ({ type: 'text', text })) }] }

function toRecord(outcome: GraphOutcome<unknown>): GraphOutcome<RecordedPermission> {
  const read = readDone(outcome, recordSchema, ({ permission }) => permission)
  if (read.kind !== 'done') return read
  const { status, expiration_time: time, expiration } = read.value
  if (status === 'no_permission') return { kind: 'done', value: { kind: 'none' } }
  if (status === 'permanent') return { kind: 'done', value: { kind: 'permanent' } }
  const until = time ?? expiration
  if (until == null) return { kind: 'unknown', why: 'A temporary permission without its end.' }
  return { kind: 'done', value: { kind: 'temporary', until } }
}
