import type { WebSocket } from 'ws'
import { defaultPolicy } from '#shared/domain/policy.ts'
import type { AgentId } from '#shared/domain/ids.ts'
import { type Connection, serveConnection } from '../../../src-platform/agents/connection.ts'
import type { DeliveryPort } from '../../../src-platform/agents/delivery.ts'
import { createGreet } from '../../../src-platform/agents/greeting.ts'
import { keepAlive } from '../../../src-platform/agents/heartbeat.ts'
import { createHub } from '../../../src-platform/agents/hub.ts'
import { createHandlers } from '../../../src-platform/agents/methods.ts'
import { createAnswerRequest } from '../../../src-platform/agents/rpc.ts'
import { createRefusedAccess } from '../../../src-platform/audit/refused-access.ts'
import type { Clock } from '../../../src-platform/clock.ts'
import type { Core } from '../../../src-platform/core.ts'
import { createEchoService } from '../../../src-platform/echo/echo-service.ts'
import { createLogger } from '../../../src-platform/logger.ts'
import type { Metrics } from '../../../src-platform/metrics.ts'
import type { RingLedger } from './ring-ledger.ts'
import type { VirtualTime } from './virtual-time.ts'
import type { WorkWatch } from './work-watch.ts'

const noMetrics = {
  requestSeconds: { startTimer: () => () => 0 },
  socketsClosed: { inc: () => {} },
  // The two that a connection and its answers use, counting nothing.
} as unknown as Metrics

/** One process of the platform, from its start to its end: what is only in its memory. */
export interface PlatformLife {
  /** For the core that it runs. */
  readonly clock: Clock
  readonly delivery: DeliveryPort
  /** From now on agents can connect. */
  open(core: Core): void
  readonly accept: (ws: WebSocket) => void
  /** The process is killed: nothing that it waited for happens any more, and nobody is told. */
  kill(): void
}

export interface PlatformLifeParts {
  readonly time: VirtualTime
  readonly told: RingLedger
  readonly work: WorkWatch
  /** The one agent whose desktop is played; colleagues have desktops that are not. */
  readonly agentId: AgentId
  readonly newId: () => string
}

export function startPlatformLife({ time, told, work, agentId, newId }: PlatformLifeParts): PlatformLife {
  let isOver = false
  const log = createLogger({ level: 'silent', secrets: [] })
  const clock: Clock = {
    now: () => time.world.now(),
    wakeAt: (at, run) =>
      time.world.wakeAt(at, () => {
        if (isOver) return
        work.started()
        run()
      }),
  }
  // What it does for agents costs no look at the whole platform.
  const realClock: Clock = {
    now: () => time.world.now(),
    wakeAt: (at, run) =>
      time.world.wakeAt(at, () => {
        if (!isOver) run()
      }),
  }
  const { presenceGraceMs } = defaultPolicy
  const hub = createHub({ clock: realClock, realClock, newId, presenceGraceMs })
  const connections = new Set<Connection>()
  const stopHeartbeat = keepAlive(connections, realClock)
  let serve: ((ws: WebSocket) => Connection) | undefined

  /** Also what an older life is still asked for gets no answer. */
  const unlessOver = <T>(begin: () => Promise<T>): Promise<T> =>
    isOver ? new Promise(() => {}) : work.track(begin())

  return {
    clock,
    delivery: {
      ...hub,
      deliver(deliveries) {
        for (const { agentId: to, event } of deliveries) told.take(event, to === agentId, time.now())
        hub.deliver(deliveries)
      },
      isReachable: id => id !== agentId || hub.isReachable(id),
    },
    open(core) {
      const { calls, directory } = core
      const greet = createGreet({ hub, calls, directory, clock: realClock, log, newId })
      const noteRefusedAccess = createRefusedAccess({ directory, realNow: () => time.world.now() })
      const echo = createEchoService({ answer: undefined, clock: realClock, log })
      const handlers = createHandlers({ ...core, echo })
      const answer = createAnswerRequest({ handlers, log, metrics: noMetrics, newId, noteRefusedAccess })
      serve = ws =>
        serveConnection(ws, {
          agentId,
          realClock,
          log,
          metrics: noMetrics,
          greet: (...hello) => unlessOver(() => greet(...hello)),
          answer: (...request) => unlessOver(() => answer(...request)),
          onClosed: connection => connections.delete(connection),
        })
    },
    accept(ws) {
      if (!isOver && serve) connections.add(serve(ws))
    },
    kill() {
      isOver = true
      stopHeartbeat()
      hub.stop()
    },
  }
}
