import { z } from 'zod'
import { callSchema, offerViaSchema } from '../protocol/entities.ts'
import { eventSchemas } from '../protocol/events.ts'
import { callLogEntrySchema } from './call-log-entry.ts'

/** Milliseconds since the epoch, by the platform's clock. */
const at = z.int()
const words = z.string().max(200)

const event = <W extends string, D extends z.ZodRawShape>(what: W, details: D) =>
  z.object({ what: z.literal(what), at, ...details })

/** Why a ring was not seen or heard, where the window has words for it; else it is what the system said. */
export const knownFailures = ['noNotifications', 'NotFoundError', 'NotAllowedError', 'AbortError'] as const
export type KnownFailure = (typeof knownFailures)[number]

const shown = event('shown', {})
/** The ringtone, on these outputs; `failed` says why it was not heard: a `KnownFailure`, or the browser's words. */
const sounded = event('sounded', { on: z.array(words).max(8).optional(), failed: words.optional() })
/** The person has silenced the ringtone, and it rang on without a sound. */
const hushed = event('hushed', {})
const muted = event('muted', {})
const unmuted = event('unmuted', {})
/** What the agent speaks into or listens on; an empty label: the system's default, or a device that it has not named. */
const device = event('device', { kind: z.enum(['microphone', 'speaker']), label: words })
const quality = event('quality', {
  level: z.enum(['good', 'fair', 'poor']),
  /** Mean opinion score, 1 to 4.5. */
  mos: z.number().min(1).max(5).optional(),
  roundTripMs: z.number().nonnegative().optional(),
  jitterMs: z.number().nonnegative().optional(),
  /** 0 to 100. */
  lossPercent: z.number().min(0).max(100).optional(),
})

/** [D5] One thing that happened to a call, as this desktop saw or did it. */
export const callEventSchema = z.discriminatedUnion('what', [
  event('offered', { via: offerViaSchema.optional() }),
  /** It came while the agent was on another call. [I4] */
  event('waiting', {}),
  event('dialled', {}),
  event('ringingOut', {}),
  shown,
  /** The system's notification; `failed` says why there was none: a `KnownFailure`, or the system's words. */
  event('notified', { failed: words.optional() }),
  /** The system's do-not-disturb was on: no notification, no ringtone, and the window was not in front. */
  event('heldBack', {}),
  sounded,
  hushed,
  event('linkLost', {}),
  /** Answer was pressed on this desktop. */
  event('answering', {}),
  event('declining', {}),
  event('hangingUp', {}),
  event('withdrawn', {
    reason: eventSchemas['call.withdrawn'].shape.reason,
    by: words.optional(),
  }),
  /** `by` when it was not this agent. */
  event('connected', { by: words.optional() }),
  muted,
  unmuted,
  device,
  quality,
  event('ended', { by: callSchema.shape.endedBy, reason: callSchema.shape.reason }),
])
export type CallEvent = z.infer<typeof callEventSchema>
export type CallEventWhat = CallEvent['what']
/** What there is to say of one kind of event, beside its time. */
export type CallEventDetails<W extends CallEventWhat> = Omit<Extract<CallEvent, { what: W }>, 'what' | 'at'>

const untimed = { at: true } as const

/** What the window does with a call, for the log; without a time, since the main process has the platform's clock. */
export const windowNoteSchema = z.object({
  callId: z.string().max(200),
  note: z.discriminatedUnion('what', [
    shown.omit(untimed),
    sounded.omit(untimed),
    hushed.omit(untimed),
    muted.omit(untimed),
    unmuted.omit(untimed),
    device.omit(untimed),
    quality.omit(untimed),
  ]),
})

/** A call and everything known of it, oldest first. */
export const callTimelineSchema = z.object({
  entry: callLogEntrySchema,
  events: z.array(callEventSchema),
})
export type CallTimeline = z.infer<typeof callTimelineSchema>
