import { assertNever } from '#shared/domain/assert-never.ts'
import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import type { WireMessage } from '#shared/protocol/entities.ts'
import type { OutgoingMessage, Thread } from '#shared/session/thread.ts'
import { daysBetween } from '../../../ui/time.ts'

/** What is said within this time by the same side stands together. */
const groupedWithinMs = 5 * 60_000

/** One line of the stream, oldest first. `startsGroup` and `endsGroup` shape its bubble. */
export type StreamItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | {
      readonly kind: 'message'
      readonly key: string
      readonly at: number
      readonly message: WireMessage
      /** [I8] The call that it belongs to, as far as this desktop's log knows it. */
      readonly call?: CallLogEntry
      readonly startsGroup: boolean
      readonly endsGroup: boolean
    }
  | {
      readonly kind: 'outgoing'
      readonly key: string
      readonly at: number
      readonly outgoing: OutgoingMessage
      readonly startsGroup: boolean
      readonly endsGroup: boolean
    }
  | {
      readonly kind: 'call'
      readonly key: string
      readonly at: number
      readonly direction: 'inbound' | 'outbound'
      /** Absent where this desktop's log does not know the call. */
      readonly entry?: CallLogEntry
    }
  | { readonly kind: 'note'; readonly key: string; readonly at: number; readonly message: WireMessage }

/**
 * Messages, what is being sent, and calls in one stream. A call that this desktop saw stands there even when the
 * platform's own note of it is not loaded, and never twice.
 */
export function streamItems(thread: Thread, calls: readonly CallLogEntry[]): readonly StreamItem[] {
  const lines = [
    ...thread.messages.map(message => messageLine(message, calls)),
    ...unnotedCalls(thread, calls),
  ].sort((a, b) => a.at - b.at)
  const sending = thread.outgoing.map((outgoing): StreamItem => ({
    kind: 'outgoing',
    key: outgoing.clientMessageId,
    at: Date.parse(outgoing.at),
    outgoing,
    startsGroup: true,
    endsGroup: true,
  }))
  return withDays(grouped([...lines, ...sending]))
}

function messageLine(message: WireMessage, calls: readonly CallLogEntry[]): StreamItem {
  const at = Date.parse(message.at)
  switch (message.kind) {
    case 'call':
      return {
        kind: 'call',
        key: message.id,
        at,
        direction: message.direction === 'in' ? 'inbound' : 'outbound',
        entry: calls.find(call => call.callId === message.callId),
      }
    case 'system':
    case 'consent_reply':
      return { kind: 'note', key: message.id, at, message }
    case 'text':
    case 'audio':
    case 'voicemail':
    case 'call_button':
    case 'consent_request': {
      const call = calls.find(({ callId }) => callId === message.callId)
      return {
        kind: 'message',
        key: message.id,
        at,
        message,
        ...(call && { call }),
        startsGroup: true,
        endsGroup: true,
      }
    }
    default:
      return assertNever(message.kind)
  }
}

/** Calls of the log that no message speaks of, as far back as messages are loaded. */
function unnotedCalls(thread: Thread, calls: readonly CallLogEntry[]): readonly StreamItem[] {
  const noted = new Set(thread.messages.map(message => message.kind === 'call' && message.callId))
  const oldest = thread.messages[0]
  const from = thread.hasOlder && oldest ? Date.parse(oldest.at) : Number.NEGATIVE_INFINITY
  return calls
    .filter(call => call.startedAt >= from && ![...noted].some(id => id === call.callId))
    .map(call => ({
      kind: 'call',
      key: call.callId,
      at: call.endedAt ?? call.startedAt,
      direction: call.direction,
      entry: call,
    }))
}

function grouped(items: readonly StreamItem[]): readonly StreamItem[] {
  return items.map((item, index) => {
    if (!isBubble(item)) return item
    return {
      ...item,
      startsGroup: !areTogether(items[index - 1], item),
      endsGroup: !areTogether(item, items[index + 1]),
    }
  })
}

function areTogether(before: StreamItem | undefined, after: StreamItem | undefined): boolean {
  if (!before || !after || !isBubble(before) || !isBubble(after)) return false
  return (
    sideOf(before) === sideOf(after) &&
    after.at - before.at < groupedWithinMs &&
    daysBetween(before.at, after.at) === 0
  )
}

type Bubble = Extract<StreamItem, { kind: 'message' | 'outgoing' }>

const isBubble = (item: StreamItem): item is Bubble => item.kind === 'message' || item.kind === 'outgoing'

const sideOf = (bubble: Bubble): 'in' | 'out' =>
  bubble.kind === 'outgoing' ? 'out' : bubble.message.direction

function withDays(items: readonly StreamItem[]): readonly StreamItem[] {
  return items.flatMap((item, index): readonly StreamItem[] => {
    const before = items[index - 1]
    if (before && daysBetween(before.at, item.at) === 0) return [item]
    return [{ kind: 'day', key: `day-${new Date(item.at).toDateString()}`, at: item.at }, item]
  })
}
