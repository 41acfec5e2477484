import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What operators watch, as Prometheus reads it. Labels are words of closed lists; no number or name of a person. */
export interface Metrics {
  readonly callsOffered: Counter<'account'>
  readonly callsAnswered: Counter<'direction'>
  readonly callsUnanswered: Counter<'direction' | 'reason'>
  readonly webhooks: Counter<'outcome'>
  readonly sockets: Gauge
  readonly socketsClosed: Counter<'code'>
  readonly requestSeconds: Histogram<'method' | 'outcome'>
  readonly graphRequests: Counter<'action' | 'outcome'>
  readonly signIns: Counter<'outcome'>
  /** Sets the gauges that are asked for when read. */
  readonly watch: (gauges: { readonly inboxWaiting: () => Promise<number> }) => void
  readonly contentType: string
  text(): Promise<string>
  stop(): void
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const eventLoop = monitorEventLoopDelay({ resolution: 20 })
  eventLoop.enable()
  let inboxWaiting = () => Promise.resolve(0)

  const eventLoopDelay = new Gauge({
    name: 'dering_event_loop_delay_seconds',
    help: 'How late the event loop ran since the last reading.',
    labelNames: ['quantile'],
    registers,
    collect() {
      for (const quantile of [50, 99, 100]) {
        this.set({ quantile: String(quantile / 100) }, eventLoop.percentile(quantile) / 1e9)
      }
      eventLoop.reset()
    },
  })
  const memory = new Gauge({
    name: 'dering_resident_memory_bytes',
    help: 'Memory of the process.',
    registers,
    collect() {
      this.set(process.memoryUsage.rss())
    },
  })
  const inbox = new Gauge({
    name: 'dering_inbox_waiting',
    help: 'Webhooks stored and not yet handled.',
    registers,
    async collect() {
      this.set(await inboxWaiting())
    },
  })
  void [eventLoopDelay, memory, inbox]

  return {
    callsOffered: new Counter({
      name: 'dering_calls_offered_total',
      help: 'Inbound calls that rang.',
      labelNames: ['account'],
      registers,
    }),
    callsAnswered: new Counter({
      name: 'dering_calls_answered_total',
      help: 'Calls connected and handled by an agent.',
      labelNames: ['direction'],
      registers,
    }),
    callsUnanswered: new Counter({
      name: 'dering_calls_unanswered_total',
      help: 'Calls that ended without being answered.',
      labelNames: ['direction', 'reason'],
      registers,
    }),
    webhooks: new Counter({
      name: 'dering_webhooks_total',
      help: 'Webhook deliveries.',
      labelNames: ['outcome'],
      registers,
    }),
    sockets: new Gauge({ name: 'dering_agent_sockets', help: 'Open agent connections.', registers }),
    socketsClosed: new Counter({
      name: 'dering_agent_sockets_closed_total',
      help: 'Agent connections that ended, by close code.',
      labelNames: ['code'],
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'dering_agent_request_seconds',
      help: 'Time to answer a request of an agent.',
      labelNames: ['method', 'outcome'],
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    }),
    graphRequests: new Counter({
      name: 'dering_graph_requests_total',
      help: "Requests to Meta's Graph API, each attempt.",
      labelNames: ['action', 'outcome'],
      registers,
    }),
    signIns: new Counter({
      name: 'dering_sign_ins_total',
      help: 'Sign-ins and renewals.',
      labelNames: ['outcome'],
      registers,
    }),
    watch: gauges => {
      inboxWaiting = gauges.inboxWaiting
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
    stop: () => {
      eventLoop.disable()
    },
  }
}
