import type { WebSocket } from 'ws'
import type { AgentId, EpochMs } from '#shared/domain/ids.ts'
import { decodeFrame, encodeError, rpcCodes, type Frame } from '#shared/protocol/rpc.ts'
import { closeCodes, wireLimits } from '#shared/protocol/version.ts'
import type { Clock } from '../clock.ts'
import type { Metrics } from '../metrics.ts'
import type { Logger } from '../logger.ts'
import type { Greet } from './greeting.ts'
import type { AnswerRequest, Viewer } from './rpc.ts'
import { maxBufferedBytes, type AgentSocket } from './session.ts'

export type Request = Extract<Frame, { kind: 'request' }>

/** One desktop's socket. */
export interface Connection extends AgentSocket {
  readonly agentId: AgentId
  /** When anything was last heard, on real time. */
  readonly lastHeard: EpochMs
  /** Asks for a sign of life. */
  ping(): void
  /** Ends it without ceremony. */
  terminate(): void
}

export interface ConnectionParts {
  readonly agentId: AgentId
  readonly realClock: Clock
  readonly greet: Greet
  readonly answer: AnswerRequest
  readonly log: Logger
  readonly metrics: Pick<Metrics, 'socketsClosed'>
  readonly onClosed: (connection: Connection) => void
}

/** How long the other side may take to confirm a close, in milliseconds. */
const closeWithinMs = 1_000
/** Requests of one desktop that are worked on at once; more wait in its socket. */
const requestsAtOnce = 32

type Phase =
  | { readonly name: 'before_hello' }
  | { readonly name: 'greeting'; readonly waiting: Request[] }
  | { readonly name: 'greeted'; readonly viewer: Viewer; readonly disconnect: () => void }
  | { readonly name: 'closed' }

/** Serves one socket: hello first, then requests, each answered when it is done; events come from its session. */
export function serveConnection(ws: WebSocket, parts: ConnectionParts): Connection {
  const { agentId, realClock, log, metrics } = parts
  let phase: Phase = { name: 'before_hello' }
  let lastHeard = realClock.now()
  let underWay = 0
  let isClosing = false

  const cancelHelloDeadline = realClock.wakeAt(realClock.now() + wireLimits.helloWithinMs, () => {
    if (phase.name === 'before_hello') connection.close(closeCodes.policy, 'No hello in time.')
  })

  const connection: Connection = {
    agentId,
    get lastHeard() {
      return lastHeard
    },
    get bufferedBytes() {
      return ws.bufferedAmount
    },
    send: (frame, onWritten) => {
      if (isClosing) return
      // A send that failed is followed by `close`; what was lost is sent again when the session is resumed.
      ws.send(frame, error => {
        if (!error) onWritten?.()
      })
    },
    close: (code, reason) => {
      if (isClosing) return
      isClosing = true
      ws.close(code, reason)
      const cancel = realClock.wakeAt(realClock.now() + closeWithinMs, () => ws.terminate())
      ws.once('close', cancel)
    },
    ping: () => {
      if (!isClosing) ws.ping()
    },
    terminate: () => ws.terminate(),
  }

  function reply(frame: string): void {
    connection.send(frame)
    if (ws.bufferedAmount > maxBufferedBytes) {
      connection.close(closeCodes.tooSlow, 'Answers are not being read.')
    }
  }

  function onMessage(text: string): void {
    const frame = decodeFrame(text)
    switch (frame.kind) {
      case 'request':
        return onRequest(frame)
      case 'invalid':
        log.warn({ agentId, why: frame.why }, 'a frame was not JSON-RPC')
        return connection.close(closeCodes.invalidFrame, 'Not a JSON-RPC 2.0 request.')
      case 'notification':
      case 'success':
      case 'failure':
        // Nothing is asked of desktops and no notification is known: of no effect, as JSON-RPC says.
        return
    }
  }

  function onRequest(request: Request): void {
    const isHello = request.method === 'session.hello'
    switch (phase.name) {
      case 'before_hello':
        return isHello ? void hello(request) : reject(request, 'The first request must be session.hello.')
      case 'greeting':
        return isHello ? reject(request, 'This connection has said hello.') : void phase.waiting.push(request)
      case 'greeted':
        return isHello
          ? reject(request, 'This connection has said hello.')
          : void answer(request, phase.viewer)
      case 'closed':
        return
    }
  }

  function reject(request: Request, message: string): void {
    reply(encodeError(request.id, { code: rpcCodes.invalidRequest, message }))
  }

  async function hello(request: Request): Promise<void> {
    const waiting: Request[] = []
    phase = { name: 'greeting', waiting }
    const greeting = await parts.greet(agentId, connection, request)
    if (isEnded()) return greeting.kind === 'greeted' ? greeting.disconnect() : undefined
    switch (greeting.kind) {
      case 'greeted':
        cancelHelloDeadline()
        phase = { name: 'greeted', viewer: greeting.viewer, disconnect: greeting.disconnect }
        for (const early of waiting) void answer(early, greeting.viewer)
        return
      case 'refused':
        phase = { name: 'before_hello' }
        reply(greeting.frame)
        for (const early of waiting) reject(early, 'The first request must be session.hello.')
        return
      case 'not_allowed':
        return connection.close(closeCodes.policy, 'This account is disabled.')
      case 'too_old':
        return connection.close(closeCodes.tooOld, 'This version of the app is too old.')
    }
  }

  /** The socket may close during an await, where the compiler still believes the earlier phase. */
  const isEnded = (): boolean => phase.name === 'closed'

  async function answer(request: Request, viewer: Viewer): Promise<void> {
    underWay++
    if (underWay >= requestsAtOnce) ws.pause()
    reply(await parts.answer(viewer, request))
    underWay--
    if (underWay < requestsAtOnce && ws.isPaused) ws.resume()
  }

  ws.on('message', (data, isBinary) => {
    lastHeard = realClock.now()
    if (isClosing) return
    if (isBinary) return connection.close(closeCodes.invalidFrame, 'Binary frames are not spoken here.')
    // With the default binary type a message is one Buffer.
    onMessage((data as Buffer).toString('utf8'))
  })
  ws.on('pong', () => {
    lastHeard = realClock.now()
  })
  ws.on('ping', () => {
    lastHeard = realClock.now()
  })
  // A broken frame or a cut; `close` follows and carries the code.
  ws.on('error', error => log.debug({ agentId, err: error }, 'an agent socket failed'))
  ws.on('close', code => {
    const last = phase
    phase = { name: 'closed' }
    isClosing = true
    cancelHelloDeadline()
    metrics.socketsClosed.inc({ code: String(code) })
    if (last.name === 'greeted') last.disconnect()
    parts.onClosed(connection)
  })
  return connection
}
