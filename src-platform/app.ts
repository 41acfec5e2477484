import { randomInt, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { defaultPolicy } from '#shared/domain/policy.ts'
import { openGateway } from './agents/gateway.ts'
import { createGreet } from './agents/greeting.ts'
import { createHub } from './agents/hub.ts'
import { createHandlers } from './agents/methods.ts'
import { createAnswerRequest } from './agents/rpc.ts'
import { createAccessTokens } from './auth/access-token.ts'
import { createRefreshTokens } from './auth/refresh-token.ts'
import { createSignIn } from './auth/sign-in.ts'
import { createThrottle } from './auth/throttle.ts'
import { loadTokenKeys } from './auth/token-key.ts'
import { createClosing } from './closing.ts'
import type { Clock } from './clock.ts'
import { createSystemClock } from './clock-system.ts'
import { createTestClock } from './clock-test.ts'
import { ConfigError, secretsOf, type PlatformConfig } from './config.ts'
import { createCore } from './core.ts'
import { addAuthRoutes } from './http/auth-routes.ts'
import { addHealthRoutes } from './http/health.ts'
import { createHttpApp, type HttpApp } from './http/http-app.ts'
import { addTestClockRoute } from './http/test-clock-route.ts'
import { addWebhookRoutes } from './http/webhooks.ts'
import { createLogger, type Logger } from './logger.ts'
import { createGraphClient } from './meta/graph-client.ts'
import type { GraphPort } from './meta/graph-port.ts'
import { createMetrics } from './metrics.ts'
import { observeCore } from './observe-core.ts'
import { applySeed } from './seed/seed.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'

/** A running platform. */
export interface Platform {
  /** Where it answers, for HTTP and WebSocket alike. */
  readonly url: string
  /** Begins nothing new, closes the sockets as restarting, waits a moment for what is under way, and lets go of everything. */
  stop(): Promise<void>
}

/** Parts that a test may want to hold in its own hand. */
export interface PlatformOverrides {
  readonly log?: Logger
  readonly graph?: GraphPort
  /** What tokens, throttling, pings and deadlines run on. */
  readonly realClock?: Clock
}

/** How long stopping waits for work under way, in milliseconds; what is cut then is taken up again at the next start. */
const drainMs = { core: 2_500, http: 1_000 } as const

/**
 * Builds every part, brings the store up to date, takes up what an earlier run left, and opens the doors.
 * Rejects with a `ConfigError` where the environment is to blame.
 */
export async function startPlatform(
  config: PlatformConfig,
  overrides: PlatformOverrides = {},
): Promise<Platform> {
  const closing = createClosing()
  try {
    return await build(config, overrides, closing)
  } catch (error) {
    await closing.close().catch(() => {
      // What went wrong first is what the person must hear of.
    })
    throw error
  }
}

async function build(
  config: PlatformConfig,
  overrides: PlatformOverrides,
  closing: ReturnType<typeof createClosing>,
): Promise<Platform> {
  const log = overrides.log ?? createLogger({ level: config.logLevel, secrets: secretsOf(config) })
  const newId = () => randomUUID()
  const systemClock = createSystemClock()
  closing.add(() => systemClock.stop())
  const realClock = overrides.realClock ?? systemClock
  const testClock = config.clock === 'test' ? createTestClock(realClock.now()) : undefined
  const clock = testClock ?? systemClock
  const metrics = createMetrics()
  closing.add(() => metrics.stop())

  const keys = loadTokenKeys(openDataDir(config.dataDir))
  const store = await open(config)
  closing.add(() => store.close())
  if (config.seedFile !== undefined) await seed(store, config.seedFile, { clock, log })

  const graph =
    overrides.graph ??
    createGraphClient({ config: config.meta, log, metrics, random: () => randomInt(2 ** 31) / 2 ** 31 })
  const hub = createHub({ clock, realClock, newId, presenceGraceMs: defaultPolicy.presenceGraceMs })
  closing.add(() => hub.stop())
  const core = createCore({
    store,
    clock,
    graph,
    delivery: hub,
    log,
    policy: defaultPolicy,
    newId,
    observe: observeCore(metrics),
  })
  closing.add(() => core.stop(), drainMs.core)
  metrics.watch({
    inboxWaiting: () => store.transaction(async tx => (await tx.inbox.counts()).pending),
  })

  const { directory } = core
  const accessTokens = createAccessTokens(keys.access, () => realClock.now())
  const refreshTokens = createRefreshTokens({
    directory,
    key: keys.refresh,
    now: () => realClock.now(),
    newId,
    onReuse: agentId => log.warn({ agentId }, 'a used refresh token came back: its sign-in was ended'),
  })
  const throttle = createThrottle(() => realClock.now())
  const signIn = await createSignIn({ directory, accessTokens, refreshTokens, throttle, metrics })

  let isDraining = false
  const app = createHttpApp(log, newId)
  addHealthRoutes(app, { store, metrics, isDraining: () => isDraining })
  addWebhookRoutes(app, { config: config.meta, inbox: core.inbox, metrics, isDraining: () => isDraining })
  addAuthRoutes(app, signIn)
  if (testClock) addTestClockRoute(app, testClock, () => core.settled())
  const gateway = openGateway(app.server, {
    accessTokens,
    directory,
    realClock,
    log,
    metrics,
    greet: createGreet({ hub, directory, clock, log, newId, calls: core.calls }),
    answer: createAnswerRequest({ handlers: createHandlers(core), log, metrics, newId }),
  })

  if (config.meta.appSecret === undefined) {
    log.warn('META_APP_SECRET is not set: webhooks are taken from anybody, without checking their signature')
  }
  await core.resume()
  closing.add(() => closeHttp(app))
  closing.add(() => gateway.drain())
  closing.add(() => {
    isDraining = true
  })
  const url = await listen(app, config)
  log.info({ url, store: store.kind, clock: config.clock }, 'platform ready')
  return {
    url,
    stop: async () => {
      log.info('platform stopping')
      await closing.close()
      log.info('platform stopped')
    },
  }
}

function openDataDir(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    return path
  } catch (error) {
    throw new ConfigError(
      'DERING_DATA_DIR',
      `cannot be made (${reasonOf(error)}): name a folder that can be written.`,
      {
        cause: error,
      },
    )
  }
}

async function open(config: PlatformConfig): Promise<Store> {
  const { databaseUrl, dataDir } = config
  try {
    return await openStore(
      databaseUrl === undefined
        ? { kind: 'sqlite', file: join(dataDir, 'platform.sqlite') }
        : { kind: 'postgres', url: databaseUrl },
    )
  } catch (error) {
    const variable = databaseUrl === undefined ? 'DERING_DATA_DIR' : 'DERING_DATABASE_URL'
    throw new ConfigError(variable, `names a database that cannot be opened: ${reasonOf(error)}`, {
      cause: error,
    })
  }
}

async function seed(
  store: Store,
  path: string,
  { clock, log }: { clock: Clock; log: Logger },
): Promise<void> {
  try {
    const outcome = await applySeed(store, JSON.parse(await readFile(path, 'utf8')), clock.now())
    log.info({ outcome }, 'seed file read')
  } catch (error) {
    throw new ConfigError('DERING_SEED_FILE', `cannot be used: ${reasonOf(error)}`, { cause: error })
  }
}

async function listen(app: HttpApp, { host, port }: PlatformConfig): Promise<string> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE' || code === 'EACCES') {
      throw new ConfigError(
        'DERING_PORT',
        `${port} cannot be listened on (${code}): choose another, or 0 for any free one.`,
        {
          cause: error,
        },
      )
    }
    throw new ConfigError('DERING_HOST', `${host} cannot be listened on: ${reasonOf(error)}`, {
      cause: error,
    })
  }
  // Listening on a TCP port, so the address is one of a network.
  const address = app.server.address() as AddressInfo
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${address.port}`
}

/** Answers what is under way, for a moment; then hangs up. */
async function closeHttp(app: HttpApp): Promise<void> {
  const hangUp = setTimeout(() => app.server.closeAllConnections(), drainMs.http)
  await app.close()
  clearTimeout(hangUp)
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
