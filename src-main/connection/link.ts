import { type ClientOptions, WebSocket } from 'ws'
import { decodeFrame, type Frame } from '#shared/protocol/rpc.ts'
import { subprotocol, wireLimits } from '#shared/protocol/version.ts'
import type { Clock } from '../clock.ts'
import type { LinkEnd } from './link-end.ts'
import { judgeSilence, silence } from './link-silence.ts'
import { wayTrouble } from './way-trouble.ts'

/** One socket to the platform. */
export interface Link {
  readonly send: (text: string) => void
  /** Ends it at once, without a word to anybody. */
  readonly drop: () => void
  /** Says goodbye; resolves when the platform has answered, or at once when there is nothing to close. */
  readonly close: () => Promise<void>
}

export interface LinkListener {
  onOpen(): void
  onFrame(frame: Frame): void
  /** At most once, and not after `drop`. */
  onEnd(end: LinkEnd): void
}

export interface LinkOptions {
  readonly url: string
  readonly token: string
  readonly clock: Clock
  /** Whether a call is at stake just now, so that a dead link must be noticed soon. */
  readonly isUrgent: () => boolean
  /** The reason behind an end, for the log. */
  readonly onTrouble: (error: Error) => void
}

/** Larger than any frame the platform sends: the limit of the protocol is for what clients send. */
const maxPayload = 64 * wireLimits.maxFrameBytes
const connectWithinMs = 10_000
const sayGoodbyeWithinMs = 1_000

/** Where sockets come from: the network, or a test's own. */
export type OpenSocket = (url: string, protocol: string, options: ClientOptions) => WebSocket

const openWebSocket: OpenSocket = (url, protocol, options) => new WebSocket(url, protocol, options)

/** Opens one socket and watches over its silence. */
export function openLink(
  options: LinkOptions,
  listener: LinkListener,
  openSocket: OpenSocket = openWebSocket,
): Link {
  const { clock } = options
  const socket = openSocket(options.url, subprotocol, {
    headers: { authorization: `Bearer ${options.token}` },
    handshakeTimeout: connectWithinMs,
    perMessageDeflate: false,
    followRedirects: false,
    maxPayload,
    // Each frame is dealt with, promises included, before the next: a hello before the events that follow it.
    allowSynchronousEvents: false,
  })
  let over = false
  let opened = false
  let neverBegan: LinkEnd = { kind: 'notReached', why: 'unreachable' }
  let heardAt = clock.now()
  let stopWatching = () => {}

  const finish = (end: LinkEnd) => {
    if (over) return
    over = true
    stopWatching()
    socket.terminate()
    listener.onEnd(end)
  }
  const heard = () => {
    heardAt = clock.now()
  }

  socket.on('open', () => {
    opened = true
    heard()
    stopWatching = clock.every(silence.lookEveryMs, () => {
      const verdict = judgeSilence(clock.now() - heardAt, options.isUrgent())
      if (verdict === 'probe') socket.ping()
      if (verdict === 'gone') finish({ kind: 'silent' })
    })
    if (!over) listener.onOpen()
  })
  socket.on('ping', heard)
  socket.on('pong', heard)
  socket.on('message', (data, isBinary) => {
    heard()
    if (over) return
    // `data` is a Buffer: the socket's binaryType is the default, nodebuffer.
    listener.onFrame(
      isBinary ? { kind: 'invalid', why: 'a binary frame' } : decodeFrame((data as Buffer).toString('utf8')),
    )
  })
  socket.on('unexpected-response', (_request, response) => {
    finish({ kind: 'refused', status: response.statusCode ?? 0 })
  })
  socket.on('close', code => finish(opened ? { kind: 'closed', code } : neverBegan))
  socket.on('error', error => {
    // Every error is followed by `close`, which decides; this is only its reason.
    neverBegan = { kind: 'notReached', why: wayTrouble(error) }
    if (!over) options.onTrouble(error)
  })

  const drop = () => {
    over = true
    stopWatching()
    socket.terminate()
  }
  return {
    send: text => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text)
    },
    drop,
    close: async () => {
      if (over || socket.readyState !== WebSocket.OPEN) return drop()
      over = true
      stopWatching()
      const { promise, resolve } = Promise.withResolvers<void>()
      socket.on('close', () => resolve())
      socket.close(1000)
      const cancel = clock.after(sayGoodbyeWithinMs, resolve)
      await promise
      cancel()
      socket.terminate()
    },
  }
}
