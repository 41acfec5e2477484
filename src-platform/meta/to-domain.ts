import type { EpochMs } from '#shared/domain/ids.ts'
import { qualityEventOf, settingsEventOf } from './account-to-domain.ts'
import { callEventOf, callStatusOf } from './call-to-domain.ts'
import { messageEventOf, messageStatusOf } from './message-to-domain.ts'
import type { ProviderEvent } from './provider-event.ts'
import { contextOf, readAll } from './value-context.ts'
import { callSchema, envelopeSchema, messageSchema, statusSchema, valueSchema } from './webhook-schema.ts'

/** One POST of the provider: what it tells, and how many of its parts could not be read. */
export interface WebhookContent {
  readonly events: readonly ProviderEvent[]
  readonly malformed: number
}

/** Reads a whole POST; never throws. Meta's words end here. Up to 1,000 changes may come at once. */
export function readWebhook(rawBody: Buffer, receivedAt: EpochMs): WebhookContent {
  const envelope = envelopeSchema.safeParse(parseJson(rawBody))
  if (!envelope.success) return { events: [], malformed: 1 }
  const parts = envelope.data.entry
    .flatMap(entry => (entry.changes ?? []).map(change => ({ ...change, entry })))
    .map(({ field, value, entry }) => {
      const { events, malformed } = readChange(field, value, { receivedAt, at: entry.time ?? receivedAt })
      return { events: events.map(event => ofBusiness(event, entry.id)), malformed }
    })
  return {
    events: endsFirst(parts.flatMap(part => part.events)),
    malformed: parts.reduce((sum, part) => sum + part.malformed, 0),
  }
}

function ofBusiness(event: ProviderEvent, wabaId: string | null | undefined): ProviderEvent {
  const isOfNumber = event.type !== 'other' && event.type !== 'quality'
  return isOfNumber && wabaId ? { ...event, wabaId } : event
}

function parseJson(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString())
  } catch {
    // Counted as malformed by the caller, who keeps the body.
    return undefined
  }
}

function readChange(
  field: string,
  raw: object,
  { receivedAt, at }: { readonly receivedAt: EpochMs; readonly at: EpochMs },
): WebhookContent {
  if (field === 'account_update') return { events: [qualityEventOf(raw, at)], malformed: 0 }
  if (field === 'account_settings_update') return { events: [settingsEventOf(raw, at)], malformed: 0 }
  if (field !== 'calls' && field !== 'messages') {
    return { events: [{ type: 'other', what: field }], malformed: 0 }
  }
  const parsed = valueSchema.safeParse(raw)
  if (!parsed.success) return { events: [], malformed: 1 }
  const value = parsed.data
  const context = contextOf(value, receivedAt)
  const calls = readAll(value.calls, callSchema)
  const messages = readAll(value.messages, messageSchema)
  const statuses = readAll(value.statuses, statusSchema)
  const events = [
    ...calls.read.map(call => callEventOf(call, context)),
    ...messages.read.map(message => messageEventOf(message, context)),
    ...statuses.read.map(status =>
      status.type === 'call' || field === 'calls'
        ? callStatusOf(status, context)
        : messageStatusOf(status, context),
    ),
  ]
  const malformed = calls.malformed + messages.malformed + statuses.malformed
  return { events, malformed }
}

/** A call that begins and ends within one POST must not ring: its end is taken first. */
function endsFirst(events: readonly ProviderEvent[]): readonly ProviderEvent[] {
  const ends = events.filter(event => event.type === 'callTerminate')
  return ends.length === 0 ? events : [...ends, ...events.filter(event => event.type !== 'callTerminate')]
}
