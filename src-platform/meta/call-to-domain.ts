import type { z } from 'zod'
import type { Termination } from '#shared/domain/call-input.ts'
import { providerCallIdSchema } from '#shared/domain/ids.ts'
import { customerOf } from './customer-to-domain.ts'
import { errorOf } from './provider-error.ts'
import type { ProviderEvent } from './provider-event.ts'
import { readAll, type ValueContext } from './value-context.ts'
import { errorSchema, type statusSchema, type WebhookCall } from './webhook-schema.ts'

export function callEventOf(call: WebhookCall, context: ValueContext): ProviderEvent {
  const direction = directionOf(call, context)
  const facts = {
    phoneNumberId: context.phoneNumberId,
    key: `call:${call.id}:${call.event}`,
    at: call.timestamp ?? context.receivedAt,
    providerCallId: providerCallIdSchema.parse(call.id),
    opaque: call.biz_opaque_callback_data ?? undefined,
  }
  const named =
    direction === 'inbound'
      ? { number: call.from, userId: call.from_user_id }
      : { number: call.to, userId: call.to_user_id }
  const customer = customerOf(named, context)
  const buttonPayload = call.cta_payload ?? call.deeplink_payload ?? undefined
  switch (call.event) {
    case 'connect':
      return { ...facts, type: 'callConnect', direction, customer, sdp: call.session?.sdp, buttonPayload }
    case 'terminate':
      return {
        ...facts,
        type: 'callTerminate',
        direction,
        customer,
        termination: terminationOf(call, context),
        buttonPayload,
      }
    default:
      return { ...facts, type: 'unknown', what: `call ${call.event}` }
  }
}

/** Told by `direction`; where that is missing, a call from our own number is ours. */
function directionOf(call: WebhookCall, { businessNumber }: ValueContext): 'inbound' | 'outbound' {
  const told = call.direction?.toUpperCase()
  if (told === 'BUSINESS_INITIATED') return 'outbound'
  if (told === 'USER_INITIATED') return 'inbound'
  return businessNumber !== undefined && call.from === businessNumber ? 'outbound' : 'inbound'
}

/** `COMPLETED` does not mean answered: only times or a duration do (Meta: terminate webhook). */
function terminationOf(call: WebhookCall, context: ValueContext): Termination {
  const errors = [...context.errors, ...readAll(call.errors, errorSchema).read]
  const told = call.status?.toUpperCase()
  const failed = told === 'FAILED' || (told === undefined && errors.length > 0)
  const error = errorOf(errors)
  const durationMs = (call.duration ?? 0) * 1_000
  const fromDuration =
    durationMs > 0 && call.timestamp != null ? (call.end_time ?? call.timestamp) - durationMs : undefined
  const startedAt = call.start_time ?? fromDuration
  if (startedAt === undefined) return { failed, error, endedAt: call.end_time ?? undefined }
  const endedAt = call.end_time ?? (durationMs > 0 ? startedAt + durationMs : (call.timestamp ?? undefined))
  return { failed, error, startedAt, endedAt }
}

/** Upper case in live data; compared in any case. */
const callStatuses: Readonly<Record<string, 'ringing' | 'accepted' | 'rejected' | undefined>> = {
  RINGING: 'ringing',
  ACCEPTED: 'accepted',
  REJECTED: 'rejected',
}

export function callStatusOf(status: z.infer<typeof statusSchema>, context: ValueContext): ProviderEvent {
  const told = status.status.toUpperCase()
  const facts = {
    phoneNumberId: context.phoneNumberId,
    key: `call-status:${status.id}:${told}`,
    at: status.timestamp ?? context.receivedAt,
  }
  const known = callStatuses[told]
  if (!known) return { ...facts, type: 'unknown', what: `call status ${told}` }
  return {
    ...facts,
    type: 'callStatus',
    status: known,
    providerCallId: providerCallIdSchema.parse(status.id),
    opaque: status.biz_opaque_callback_data ?? undefined,
  }
}
