import type { RoomId } from '../domain/ids.ts'
import type { WireMessage } from '../protocol/entities.ts'
import type { SessionEvent } from '../protocol/events.ts'

/** A message that this desktop sends and the platform has not confirmed; tried again by the person alone. */
export interface OutgoingMessage {
  readonly clientMessageId: string
  readonly text: string
  readonly at: string
  /** Why it was not sent, as a sentence; absent while it is on its way. */
  readonly failed?: string
}

/** The open room's messages, oldest first. */
export interface Thread {
  readonly roomId: RoomId
  readonly status: 'loading' | 'ready' | 'failed'
  readonly messages: readonly WireMessage[]
  /** Whether older messages may exist. */
  readonly hasOlder: boolean
  readonly outgoing: readonly OutgoingMessage[]
}

export const emptyThread = (roomId: RoomId): Thread => ({
  roomId,
  status: 'loading',
  messages: [],
  hasOlder: true,
  outgoing: [],
})

/** Puts the newest page in its place. Where it does not reach back to what is known, that goes: between them lies a gap. */
export function putNewestPage(thread: Thread, page: readonly WireMessage[], pageSize: number): Thread {
  const inPage = new Set(page.map(message => message.id))
  const overlap = thread.messages.findIndex(message => inPage.has(message.id))
  const newest = page.at(-1)?.at ?? ''
  const later = thread.messages.filter(({ id, at }, index) =>
    overlap === -1 ? at >= newest : index > overlap && !inPage.has(id),
  )
  return {
    ...thread,
    status: 'ready',
    messages: [...thread.messages.slice(0, Math.max(0, overlap)), ...page, ...later],
    hasOlder: overlap === -1 ? page.length === pageSize : thread.hasOlder,
  }
}

/** Adds the page of messages before the oldest one, none twice. */
export function addOlderPage(thread: Thread, page: readonly WireMessage[], pageSize: number): Thread {
  const known = new Set(page.map(message => message.id))
  const kept = thread.messages.filter(message => !known.has(message.id))
  const messages = [...page, ...kept].sort((a, b) => a.at.localeCompare(b.at))
  return { ...thread, status: 'ready', messages, hasOlder: page.length === pageSize }
}

/** Folds a message event of the open room; other events leave the thread as it is. */
export function applyToThread(thread: Thread, event: SessionEvent): Thread {
  if (event.type !== 'message.added' && event.type !== 'message.updated') return thread
  const { message } = event.data
  return message.roomId === thread.roomId ? putMessage(thread, message) : thread
}

/** Puts one message in its place, replacing what was known of it. */
export function putMessage(thread: Thread, message: WireMessage): Thread {
  const index = thread.messages.findIndex(other => other.id === message.id)
  if (index === -1) return { ...thread, messages: [...thread.messages, message] }
  return { ...thread, messages: thread.messages.with(index, message) }
}
