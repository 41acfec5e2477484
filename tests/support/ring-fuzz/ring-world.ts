import { createEchoService } from '../../../src-platform/echo/echo-service.ts'
import { rmSync } from 'node:fs'
import { defaultPolicy } from '#shared/domain/policy.ts'
import { openLink } from '../../../src-main/connection/link.ts'
import { noPolicy } from '../../../src-main/policy/policy-keeper.ts'
import { openSettings } from '../../../src-main/settings/settings-keeper.ts'
import { Desktop } from '../../../src-main/desktop.ts'
import { serveConnection } from '../../../src-platform/agents/connection.ts'
import type { DeliveryPort } from '../../../src-platform/agents/delivery.ts'
import { createGreet } from '../../../src-platform/agents/greeting.ts'
import { keepAlive } from '../../../src-platform/agents/heartbeat.ts'
import { createHub } from '../../../src-platform/agents/hub.ts'
import { createHandlers } from '../../../src-platform/agents/methods.ts'
import { createAnswerRequest } from '../../../src-platform/agents/rpc.ts'
import { createRefusedAccess } from '../../../src-platform/audit/refused-access.ts'
import type { Connection } from '../../../src-platform/agents/connection.ts'
import { createLogger } from '../../../src-platform/logger.ts'
import type { Metrics } from '../../../src-platform/metrics.ts'
import { agentId } from '../builders/records.ts'
import { type CoreWorld, openWorld } from '../core/core-world.ts'
import { makeQuickFolder } from '../quick-folder.ts'
import { testKeychain } from '../test-desktop.ts'
import { recordingLog } from '../recording-log.ts'
import { createRingLedger, type RingLedger } from './ring-ledger.ts'
import { createVirtualNetwork, type VirtualNetwork } from './virtual-network.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'

/** Ani's real desktop at the real platform, with time, the network and Meta in the test's hand. */
export interface RingWorld extends AsyncDisposable {
  readonly time: VirtualTime
  readonly network: VirtualNetwork
  readonly desktop: Desktop
  readonly platform: CoreWorld
  /** What the platform told Ani's desktops of rings, and when. */
  readonly told: RingLedger
  /** How often her desktop said hello, and what became of it. */
  readonly hellos: { resumed: number; fresh: number }
  /** Starts something at the platform; `settle` waits for it, and what it is refused does not matter. */
  readonly begin: (work: Promise<unknown>) => void
  /** Waits until nothing is under way but what time alone brings. */
  readonly settle: () => Promise<void>
}

const ani = agentId('ani')
const latencyMs = 40
const noMetrics = {
  requestSeconds: { startTimer: () => () => 0 },
  socketsClosed: { inc: () => {} },
  // The two that a connection and its answers use, counting nothing.
} as unknown as Metrics

export async function openRingWorld(start: number, chance: () => number): Promise<RingWorld> {
  const time = createVirtualTime(start)
  const told = createRingLedger()
  const log = createLogger({ level: 'silent', secrets: [] })
  let lastSession = 0
  const newId = () => `session-${(lastSession += 1)}`
  const hub = createHub({
    clock: time.world,
    realClock: time.world,
    newId,
    presenceGraceMs: defaultPolicy.presenceGraceMs,
  })
  const work = createWorkWatch()
  const delivery: DeliveryPort = {
    ...hub,
    deliver(deliveries) {
      for (const { agentId: to, event } of deliveries) told.take(event, to === ani, time.now())
      hub.deliver(deliveries)
    },
    // Colleagues have desktops of their own, which are not played here.
    isReachable: id => id !== ani || hub.isReachable(id),
  }
  const platform = await openWorld({
    start,
    parts: {
      delivery,
      clock: {
        now: () => time.world.now(),
        wakeAt: (at, run) =>
          time.world.wakeAt(at, () => {
            work.started()
            run()
          }),
      },
    },
  })
  const { core } = platform
  const hellos = { resumed: 0, fresh: 0 }
  const { calls, directory } = core
  const greet = createGreet({ hub, calls, directory, clock: time.world, log, newId })
  const noteRefusedAccess = createRefusedAccess({ directory, realNow: () => time.world.now() })
  const echo = createEchoService({ answer: undefined, clock: time.world, log })
  const answer = createAnswerRequest({
    handlers: createHandlers({ ...core, echo }),
    log,
    metrics: noMetrics,
    newId,
    noteRefusedAccess,
  })
  const connections = new Set<Connection>()
  const stopHeartbeat = keepAlive(connections, time.world)
  const network = createVirtualNetwork({
    time,
    latencyMs,
    onArrival: () => work.started(),
    accept: ws =>
      connections.add(
        serveConnection(ws, {
          agentId: ani,
          realClock: time.world,
          log,
          metrics: noMetrics,
          greet: (...hello) => work.track(greet(...hello)),
          answer: (...request) => work.track(answer(...request)),
          onClosed: connection => connections.delete(connection),
        }),
      ),
  })
  const dataDir = makeQuickFolder('dering-rings-')
  const desktopLog = recordingLog()
  const desktop = new Desktop({
    app: {
      version: '1',
      platform: 'test',
      locale: 'en',
      host: 'electron',
      isPackaged: true,
      serverUrl: 'http://platform',
    },
    dataDir,
    settings: openSettings(dataDir, { held: () => noPolicy, log: desktopLog }),
    keychain: testKeychain(false),
    clock: time.desktop,
    chance,
    log: {
      ...desktopLog,
      info(message, fields) {
        if (message === 'online') hellos[fields?.['resumed'] === true ? 'resumed' : 'fresh']++
      },
    },
    openLink: (options, listener) => openLink(options, listener, network.open),
    fetch: () => Promise.reject(new Error('This network has no HTTP.')),
    endSignIn: () => Promise.resolve(null),
    askToken: () =>
      Promise.resolve(
        network.isUp
          ? { kind: 'granted', tokens: { accessToken: 'a', refreshToken: 'r', expiresIn: 900 } }
          : { kind: 'unreachable', cause: 'the network is down' },
      ),
  })

  const settle = async () => {
    await breath()
    while (work.take()) {
      await work.idle()
      await platform.settle()
      await breath()
    }
  }
  desktop.start()
  await desktop.signIn({ email: 'ani@example.com', password: 'password' })
  await time.run(() => desktop.state.get().connection.status === 'online', settle)
  return {
    time,
    network,
    desktop,
    platform,
    told,
    hellos,
    begin: started => void work.track(started).catch(() => undefined),
    settle,
    async [Symbol.asyncDispose]() {
      const stopped = desktop.stop()
      stopHeartbeat()
      hub.stop()
      await platform.close()
      void stopped
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const breath = () =>
  new Promise<void>(resolve => {
    setImmediate(resolve)
  })

/** Knows whether the platform has anything to do, since asking it costs far more than most steps of time. */
function createWorkWatch() {
  const underWay = new Set<Promise<unknown>>()
  let isStarted = false
  return {
    started: () => {
      isStarted = true
    },
    track<T>(work: Promise<T>): Promise<T> {
      isStarted = true
      underWay.add(work)
      void work.finally(() => underWay.delete(work)).catch(() => undefined)
      return work
    },
    take(): boolean {
      const was = isStarted || underWay.size > 0
      isStarted = false
      return was
    },
    async idle() {
      await Promise.allSettled(underWay)
    },
  }
}
