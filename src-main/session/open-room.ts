import type { RoomId } from '#shared/domain/ids.ts'
import type { WireMessage } from '#shared/protocol/entities.ts'
import type { SessionEvent } from '#shared/protocol/events.ts'
import type { Params } from '#shared/protocol/methods.ts'
import {
  addOlderPage,
  applyToThread,
  emptyThread,
  type OutgoingMessage,
  putMessage,
  putNewestPage,
  type Thread,
} from '#shared/session/thread.ts'
import type { Clock } from '../clock.ts'
import type { Connection } from '../connection/connection.ts'
import { errorText, type Logger } from '../logging/logger.ts'

export interface OpenRoomParts {
  readonly connection: Pick<Connection, 'request'>
  readonly clock: Clock
  readonly log: Logger
  readonly onChange: (thread: Thread | null) => void
}

const pageSize = 50

/** The room that the window shows: its messages by pages, kept current by events, and what is being sent into it. */
export class OpenRoom {
  readonly #parts: OpenRoomParts
  /** Messages on their way, or failed, of every room: going to another room and back must not lose them. */
  readonly #outgoing = new Map<RoomId, readonly OutgoingMessage[]>()
  #thread: Thread | null = null

  constructor(parts: OpenRoomParts) {
    this.#parts = parts
  }

  /** Shows a room's newest messages and marks it read. */
  async open(roomId: RoomId): Promise<void> {
    this.#put({ ...emptyThread(roomId), outgoing: this.#outgoing.get(roomId) ?? [] })
    await this.#loadNewest(roomId)
  }

  close(): void {
    this.#put(null)
  }

  /** Signed out: nothing of the agent stays. */
  clear(): void {
    this.#outgoing.clear()
    this.#put(null)
  }

  /** A snapshot replaced the session: what was said meanwhile is known from the platform alone. */
  async refresh(): Promise<void> {
    if (this.#thread) await this.#loadNewest(this.#thread.roomId)
  }

  async loadOlder(): Promise<void> {
    const thread = this.#thread
    const oldest = thread?.messages[0]
    if (!thread || !oldest || !thread.hasOlder) return
    const params = { roomId: thread.roomId, before: oldest.id, limit: pageSize }
    const { messages } = await this.#parts.connection.request('rooms.messages', params)
    this.#change(thread.roomId, now => addOlderPage(now, messages, pageSize))
  }

  /** Sends a message, or tries a failed one again: the platform knows it by its `clientMessageId`. */
  async send(params: Params<'rooms.send'>): Promise<void> {
    const { roomId, clientMessageId, text } = params
    const at = new Date(this.#parts.clock.now()).toISOString()
    this.#setOutgoing(roomId, others => [
      ...others.filter(other => other.clientMessageId !== clientMessageId),
      { clientMessageId, text, at },
    ])
    try {
      const { message } = await this.#parts.connection.request('rooms.send', params)
      this.#change(roomId, now => putMessage(now, message))
      this.#setOutgoing(roomId, others => others.filter(other => other.clientMessageId !== clientMessageId))
    } catch (error) {
      const failed = error instanceof Error ? error.message : String(error)
      this.#setOutgoing(roomId, others =>
        others.map(other => (other.clientMessageId === clientMessageId ? { ...other, failed } : other)),
      )
      throw error
    }
  }

  takeEvent(event: SessionEvent): void {
    if (event.type === 'customer.erased') return this.#forget(event.data.roomId)
    const thread = this.#thread
    if (!thread || (event.type !== 'message.added' && event.type !== 'message.updated')) return
    const { message } = event.data
    const next = applyToThread(thread, event)
    if (next === thread) return
    this.#put(next)
    if (event.type === 'message.added') this.#arrived(message)
  }

  #forget(roomId: RoomId | undefined): void {
    if (roomId === undefined) return
    this.#outgoing.delete(roomId)
    if (this.#thread?.roomId === roomId) this.#put(null)
  }

  #arrived(message: WireMessage): void {
    if (message.direction === 'in') return this.#markRead(message.roomId)
    // Its event may come before the answer to our request: one message is never shown twice.
    const outgoing = this.#outgoing.get(message.roomId) ?? []
    const sent = outgoing.find(other => other.failed === undefined && other.text === message.text)
    if (sent) this.#setOutgoing(message.roomId, others => others.filter(other => other !== sent))
  }

  async #loadNewest(roomId: RoomId): Promise<void> {
    try {
      const { messages } = await this.#parts.connection.request('rooms.messages', { roomId, limit: pageSize })
      this.#change(roomId, thread => putNewestPage(thread, messages, pageSize))
    } catch (error) {
      // Messages that are shown already stay; only a room without any says that it failed.
      this.#change(roomId, thread => (thread.status === 'loading' ? { ...thread, status: 'failed' } : thread))
      throw error
    }
    this.#markRead(roomId)
  }

  #markRead(roomId: RoomId): void {
    this.#parts.connection.request('rooms.markRead', { roomId }).catch((error: unknown) => {
      // The next message or opening tries again.
      this.#parts.log.warn('the room was not marked read', { roomId, error: errorText(error) })
    })
  }

  #setOutgoing(
    roomId: RoomId,
    change: (outgoing: readonly OutgoingMessage[]) => readonly OutgoingMessage[],
  ): void {
    const outgoing = change(this.#outgoing.get(roomId) ?? [])
    if (outgoing.length === 0) this.#outgoing.delete(roomId)
    else this.#outgoing.set(roomId, outgoing)
    this.#change(roomId, thread => ({ ...thread, outgoing }))
  }

  /** Changes the thread if it is still the one of that room. */
  #change(roomId: RoomId, change: (thread: Thread) => Thread): void {
    if (this.#thread?.roomId === roomId) this.#put(change(this.#thread))
  }

  #put(thread: Thread | null): void {
    if (thread === this.#thread) return
    this.#thread = thread
    this.#parts.onChange(thread)
  }
}
