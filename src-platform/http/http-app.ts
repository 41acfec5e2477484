import { fastify, type FastifyInstance } from 'fastify'
import type { Logger } from '../logger.ts'
import { handleErrors, sendProblem } from './problem.ts'

/** Bytes of a body, where a route does not say otherwise. */
const bodyLimit = 64 * 1024
/** A request must be here within this time, in milliseconds; a slow sender holds no connection open for longer. */
const requestTimeout = 10_000

export type HttpApp = FastifyInstance

/** The HTTP side without its routes: limits, timeouts, and one form for every refusal. */
export function createHttpApp(parts: {
  readonly log: Logger
  readonly newId: () => string
  /** Whose `X-Forwarded-For` says who asks; from everybody else the header means nothing. */
  readonly trustedProxies?: readonly string[] | undefined
}): HttpApp {
  const { log, newId, trustedProxies = [] } = parts
  const app = fastify({
    logger: false,
    trustProxy: [...trustedProxies],
    bodyLimit,
    requestTimeout,
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    // Requests that come while closing are refused by the routes that must not begin anything new.
    return503OnClosing: false,
    genReqId: newId,
    http: { headersTimeout: 5_000, maxHeaderSize: 16 * 1024, connectionsCheckingInterval: 2_000 },
  })
  app.setErrorHandler(handleErrors(log))
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, 404, {
      reason: 'not_found',
      message: `There is no ${request.method} ${request.url.split('?')[0]}.`,
    }),
  )
  app.get('/agent', (_request, reply) =>
    sendProblem(reply.header('upgrade', 'websocket'), 426, {
      reason: 'upgrade_required',
      message: 'Open a WebSocket here.',
    }),
  )
  return app
}
