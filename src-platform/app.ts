import { randomInt, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { defaultPolicy } from '#shared/domain/policy.ts'
import { createHub } from './agents/hub.ts'
import { makeDataDir, openDatabase, seedFrom } from './boot.ts'
import { createClosing, type Closing } from './closing.ts'
import type { Clock } from './clock.ts'
import { createSystemClock } from './clock-system.ts'
import { createTestClock } from './clock-test.ts'
import { secretsOf, type PlatformConfig } from './config.ts'
import { createCore } from './core.ts'
import { createDoors } from './doors.ts'
import { createEchoService } from './echo/echo-service.ts'
import { createEchoStation } from './echo/echo-station.ts'
import { createLogger, type Logger } from './logger.ts'
import { createGraphClient } from './meta/graph-client.ts'
import type { GraphPort } from './meta/graph-port.ts'
import { createMediaFiles } from './media/media-files.ts'
import { createMetrics } from './metrics.ts'
import { observeCore } from './observe-core.ts'
import { makeFirstAdmin } from './users/first-admin.ts'

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
const settleWithinMs = 2_500

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
  closing: Closing,
): Promise<Platform> {
  const log = overrides.log ?? createLogger({ level: config.logLevel, secrets: secretsOf(config) })
  const newId = () => randomUUID()
  const random = () => randomInt(2 ** 31) / 2 ** 31
  const systemClock = createSystemClock()
  closing.add(() => systemClock.stop())
  const realClock = overrides.realClock ?? systemClock
  const testClock = config.clock === 'test' ? createTestClock(realClock.now()) : undefined
  const clock = testClock ?? systemClock
  const metrics = createMetrics()
  closing.add(() => metrics.stop())

  makeDataDir(config.dataDir)
  const store = await openDatabase(config, log)
  closing.add(() => store.close())
  if (config.seedFile !== undefined) await seedFrom(config.seedFile, store, { clock, log })
  if (config.firstAdmin !== undefined) {
    const { firstAdmin: email, dataDir } = config
    await makeFirstAdmin(store, { email, dataDir, newId, realNow: realClock.now(), log })
  }
  metrics.watch({
    inboxWaiting: () => store.read(async tx => (await tx.inbox.counts()).pending),
  })

  const hub = createHub({ clock, realClock, newId, presenceGraceMs: defaultPolicy.presenceGraceMs })
  closing.add(() => hub.stop())
  const core = createCore({
    store,
    clock,
    realClock,
    graph: overrides.graph ?? createGraphClient({ config: config.meta, log, metrics, random }),
    delivery: hub,
    mediaFiles: createMediaFiles(join(config.dataDir, 'media')),
    log,
    policy: defaultPolicy,
    wabaId: config.meta.wabaId,
    newId,
    observe: observeCore(metrics),
  })
  closing.add(() => core.stop(), settleWithinMs)
  closing.add(
    hub.onDesktopGone(agentId => {
      core.directory.desktopGone(agentId).catch((error: unknown) => {
        // The agent's next desktop, or the next word of one, settles it.
        log.warn({ err: error, agentId }, 'presence was not reviewed after a desktop went')
      })
    }),
  )
  closing.add(hub.onForgotten(sessionId => core.queue.unwatch(sessionId)))

  const echo = createEchoService({
    answer: config.echo && createEchoStation(config.echo),
    clock: realClock,
    log,
  })
  closing.add(() => echo.stop(), settleWithinMs)
  closing.add(hub.onForgotten(sessionId => void echo.close(sessionId)))

  const doors = await createDoors({
    config,
    store,
    core,
    echo,
    hub,
    clock,
    realClock,
    testClock,
    newId,
    log,
    metrics,
  })
  if (config.meta.appSecret === undefined) {
    log.warn('META_APP_SECRET is not set: webhooks are taken from anybody, without checking their signature')
  }
  await core.resume()
  closing.add(() => doors.close())
  const url = await doors.open()
  await core.compareSettings()
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
