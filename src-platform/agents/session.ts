import type { AgentId, SessionId } from '#shared/domain/ids.ts'
import { closeCodes } from '#shared/protocol/version.ts'
import { createOutbox, type EncodedEvent, type Outbox } from './outbox.ts'

/** One socket, as sessions use it. */
export interface AgentSocket {
  /** What was sent and has not left the process. */
  readonly bufferedBytes: number
  send(frame: string, onWritten?: () => void): void
  close(code: number, reason: string): void
}

/** A client that leaves more than this unread is cut off; it may come back and resume. */
export const maxBufferedBytes = 1024 * 1024
/** What was missed is sent in portions of this size, so that catching up is no reason to be cut off. */
const portionBytes = 256 * 1024

/** What one desktop is told, on whatever socket it has now. */
export interface Session {
  readonly id: SessionId
  readonly agentId: AgentId
  readonly outbox: Outbox
  readonly socket: AgentSocket | undefined
  tell(event: EncodedEvent): void
  /** From now on on this socket, from just after `lastSeq`; another socket is told that it was taken over. */
  attach(socket: AgentSocket, lastSeq: number): void
  /** Closes its socket, because another takes its place. */
  release(): void
  /** Sends what was not sent yet; to be called once `attach` has been answered. */
  flush(): void
  /** Forgets the socket, if it still is this one. */
  detach(socket: AgentSocket): boolean
}

export function createSession(id: SessionId, agentId: AgentId, kept?: number): Session {
  const outbox = createOutbox(kept)
  let socket: AgentSocket | undefined
  let sent = 0
  /** Behind, and sending in portions; a portion's end sends the next. */
  let isCatchingUp = false

  function flush(): void {
    const current = socket
    if (!current) return
    while (sent < outbox.newest) {
      const frame = outbox.frame(sent + 1)
      if (frame === undefined) return cutOff(current)
      sent++
      if (isCatchingUp && current.bufferedBytes + frame.length > portionBytes && sent < outbox.newest) {
        current.send(frame, () => {
          if (socket === current) flush()
        })
        return
      }
      current.send(frame)
    }
    isCatchingUp = false
    if (current.bufferedBytes > maxBufferedBytes) cutOff(current)
  }

  function cutOff(slow: AgentSocket): void {
    slow.close(closeCodes.tooSlow, 'Events are not being read.')
  }

  function release(): void {
    const older = socket
    socket = undefined
    older?.close(closeCodes.takenOver, 'Another connection took this session over.')
  }

  return {
    id,
    agentId,
    outbox,
    get socket() {
      return socket
    },
    tell: event => {
      outbox.append(event)
      if (!isCatchingUp) flush()
    },
    attach: (next, lastSeq) => {
      release()
      socket = next
      sent = lastSeq
      isCatchingUp = true
    },
    release,
    flush,
    detach: gone => {
      if (socket !== gone) return false
      socket = undefined
      return true
    },
  }
}
