import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { AgentId } from '#shared/domain/ids.ts'
import { closeCodes, subprotocol, wireLimits } from '#shared/protocol/version.ts'
import type { AccessTokens } from '../auth/access-token.ts'
import type { Clock } from '../clock.ts'
import type { Directory } from '../directory/directory.ts'
import type { Problem } from '../http/problem.ts'
import type { Logger } from '../logger.ts'
import type { Metrics } from '../metrics.ts'
import { serveConnection, type Connection } from './connection.ts'
import type { Greet } from './greeting.ts'
import { keepAlive } from './heartbeat.ts'
import type { AnswerRequest } from './rpc.ts'

export interface GatewayParts {
  readonly accessTokens: AccessTokens
  readonly directory: Pick<Directory, 'getUser'>
  readonly greet: Greet
  readonly answer: AnswerRequest
  /** Pings, deadlines and tokens live on real time. */
  readonly realClock: Clock
  readonly log: Logger
  readonly metrics: Pick<Metrics, 'sockets' | 'socketsClosed'>
}

/** The agents' door. */
export interface Gateway {
  /** Lets nobody in any more, closes every socket as restarting, and resolves when all are gone. */
  drain(): Promise<void>
}

type Refused = { readonly status: number } & Problem

/** Serves `GET /agent` upgrades of this HTTP server: a token first, then the subprotocol, then the socket. */
export function openGateway(server: Server, parts: GatewayParts): Gateway {
  const { realClock, log, metrics } = parts
  const connections = new Set<Connection>()
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: wireLimits.maxFrameBytes,
    // Frames are small and latency is what counts; it also keeps a small frame from inflating into a large one.
    perMessageDeflate: false,
    handleProtocols: () => subprotocol,
  })
  const stopHeartbeat = keepAlive(connections, realClock)
  let isDraining = false
  let onEmpty = () => {}

  async function admit(request: IncomingMessage): Promise<AgentId | Refused> {
    const path = request.url?.split('?', 1)[0]
    if (path !== '/agent') return { status: 404, reason: 'not_found', message: 'There is no socket here.' }
    if (isDraining) return { status: 503, reason: 'draining', message: 'The platform is stopping.' }
    const token = /^Bearer +([^\s]+)$/i.exec(request.headers.authorization ?? '')?.[1]
    const agentId = token === undefined ? undefined : await parts.accessTokens.verify(token)
    const user = agentId === undefined ? undefined : await parts.directory.getUser(agentId)
    if (!user || user.disabled) {
      return {
        status: 401,
        reason: 'not_signed_in',
        message: 'Sign in again: the access token is missing or no good.',
      }
    }
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map(name => name.trim())
    if (!offered.includes(subprotocol)) {
      return { status: 400, reason: 'subprotocol', message: `Offer the subprotocol ${subprotocol}.` }
    }
    return user.id
  }

  async function onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // A cut during admission; nothing was promised yet.
    const ignore = () => {}
    socket.on('error', ignore)
    let admitted: AgentId | Refused
    try {
      admitted = await admit(request)
    } catch (error) {
      log.error({ err: error }, 'an upgrade failed')
      admitted = { status: 500, reason: 'internal', message: 'Something went wrong on the platform.' }
    }
    if (typeof admitted !== 'string') return refuseUpgrade(socket, admitted)
    if (isDraining)
      return refuseUpgrade(socket, { status: 503, reason: 'draining', message: 'The platform is stopping.' })
    const agentId = admitted
    socket.off('error', ignore)
    sockets.handleUpgrade(request, socket, head, ws => {
      connections.add(serveConnection(ws, { ...parts, agentId, onClosed }))
      metrics.sockets.set(connections.size)
    })
  }

  function onClosed(connection: Connection): void {
    connections.delete(connection)
    metrics.sockets.set(connections.size)
    if (connections.size === 0) onEmpty()
  }

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    void onUpgrade(request, socket, head)
  server.on('upgrade', upgrade)

  return {
    drain: () => {
      isDraining = true
      stopHeartbeat()
      return new Promise(resolve => {
        onEmpty = resolve
        if (connections.size === 0) resolve()
        for (const connection of connections) {
          connection.close(closeCodes.restarting, 'The platform is restarting.')
        }
      })
    },
  }
}

/** Answers an upgrade as an ordinary request and hangs up. */
function refuseUpgrade(socket: Duplex, { status, ...problem }: Refused): void {
  const body = JSON.stringify({ error: problem })
  socket.once('finish', () => socket.destroy())
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      ...(status === 401 ? ['WWW-Authenticate: Bearer'] : []),
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}
