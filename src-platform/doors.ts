import { openGateway } from './agents/gateway.ts'
import { createGreet } from './agents/greeting.ts'
import type { Hub } from './agents/hub.ts'
import { createHandlers } from './agents/methods.ts'
import { createAnswerRequest } from './agents/rpc.ts'
import { createRefusedAccess } from './audit/refused-access.ts'
import { createAuth } from './auth/create-auth.ts'
import type { Clock } from './clock.ts'
import type { TestClock } from './clock-test.ts'
import type { PlatformConfig } from './config.ts'
import type { Core } from './core.ts'
import { addAuthRoutes } from './http/auth-routes.ts'
import { addHealthRoutes } from './http/health.ts'
import { createHttpApp } from './http/http-app.ts'
import { closeHttp, listen } from './http/listen.ts'
import { addMediaRoute } from './http/media-route.ts'
import { addReportRoutes } from './http/report-route.ts'
import { addTestClockRoute } from './http/test-clock-route.ts'
import { addUpdatesRoute } from './http/updates-route.ts'
import { addWebhookRoutes } from './http/webhooks.ts'
import type { Logger } from './logger.ts'
import type { EchoService } from './echo/echo-service.ts'
import type { Metrics } from './metrics.ts'
import type { Store } from './store/store.ts'

export interface DoorParts {
  readonly config: PlatformConfig
  readonly store: Store
  readonly core: Core
  readonly hub: Hub
  readonly echo: EchoService
  readonly clock: Clock
  readonly realClock: Clock
  /** Present where the clock may be moved from outside. */
  readonly testClock: TestClock | undefined
  readonly newId: () => string
  readonly log: Logger
  readonly metrics: Metrics
}

/** Where the platform can be reached. */
export interface Doors {
  open(): Promise<string>
  /** Lets nothing new in, closes the sockets, and resolves when nobody is left. */
  close(): Promise<void>
}

/** Everything through which somebody comes in: Meta, a person signing in, a desktop, an operator. */
export async function createDoors(parts: DoorParts): Promise<Doors> {
  const { config, store, core, clock, realClock, testClock, newId, log, metrics } = parts
  const { dataDir, meta } = config
  const { directory, calls, inbox } = core
  const auth = await createAuth({ directory, dataDir, realNow: () => realClock.now(), newId, log, metrics })
  const noteRefusedAccess = createRefusedAccess({ directory, realNow: () => realClock.now() })
  let isDraining = false

  const app = createHttpApp({ log, newId, trustedProxies: config.trustedProxies })
  addHealthRoutes(app, { store, metrics, isDraining: () => isDraining })
  addWebhookRoutes(app, { config: meta, inbox, metrics, isDraining: () => isDraining })
  addAuthRoutes(app, auth.signIn)
  addMediaRoute(app, { media: core.media, accessTokens: auth.accessTokens })
  addReportRoutes(app, { ...core, accessTokens: auth.accessTokens, noteRefusedAccess })
  if (config.updatesDir !== undefined) addUpdatesRoute(app, config.updatesDir)
  if (testClock) addTestClockRoute(app, testClock, () => core.settled())

  const gateway = openGateway(app.server, {
    accessTokens: auth.accessTokens,
    directory,
    realClock,
    log,
    metrics,
    greet: createGreet({
      hub: parts.hub,
      directory,
      calls,
      clock,
      log,
      newId,
      minVersion: config.minVersion,
    }),
    answer: createAnswerRequest({
      handlers: createHandlers({ ...core, echo: parts.echo }),
      log,
      metrics,
      newId,
      noteRefusedAccess,
      isLeaving: agentId => parts.hub.isLeaving(agentId),
    }),
  })

  return {
    open: () => listen(app, config),
    close: async () => {
      isDraining = true
      await gateway.drain()
      await closeHttp(app)
    },
  }
}
