import type { Metrics } from '../metrics.ts'
import type { Store } from '../store/store.ts'
import type { HttpApp } from './http-app.ts'
import { sendProblem } from './problem.ts'

/** Alive, able to serve, and the numbers that operators watch. */
export function addHealthRoutes(
  app: HttpApp,
  parts: {
    readonly store: Pick<Store, 'ping'>
    readonly metrics: Pick<Metrics, 'text' | 'contentType'>
    readonly isDraining: () => boolean
  },
): void {
  app.get('/healthz', () => ({ status: 'alive' }))

  app.get('/readyz', async (_request, reply) => {
    if (parts.isDraining()) {
      return sendProblem(reply, 503, { reason: 'draining', message: 'The platform is stopping.' })
    }
    try {
      await parts.store.ping()
    } catch {
      // The reason is for the log of whoever uses the store; who asks only needs to send nobody here.
      return sendProblem(reply, 503, { reason: 'store_down', message: 'The database does not answer.' })
    }
    return { status: 'ready' }
  })

  app.get('/metrics', async (_request, reply) => {
    const text = await parts.metrics.text()
    return reply.type(parts.metrics.contentType).send(text)
  })
}
