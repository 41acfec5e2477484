import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What operators watch, as Prometheus reads it. Labels are words of closed lists; no number or name of a person. */
export interface Metrics {
  readonly callsEnded: Counter<'direction' | 'status' | 'reason'>
  /** At the door. */
  readonly webhooks: Counter<'outcome'>
  /** Behind the door: what stored webhooks led to. */
  readonly webhooksProcessed: Counter<'outcome'>
  readonly webhooksIgnored: Counter<'because'>
  readonly providerCommands: Counter<'command' | 'outcome'>
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
    callsEnded: new Counter({
      name: 'dering_calls_ended_total',
      help: 'Calls that ended, answered or not, with the reason.',
      labelNames: ['direction', 'status', 'reason'],
      registers,
    }),
    webhooks: new Counter({
      name: 'dering_webhooks_total',
      help: 'Webhook deliveries at the door.',
      labelNames: ['outcome'],
      registers,
    }),
    webhooksProcessed: new Counter({
      name: 'dering_webhooks_processed_total',
      help: 'Stored webhooks worked off.',
      labelNames: ['outcome'],
      registers,
    }),
    webhooksIgnored: new Counter({
      name: 'dering_webhooks_ignored_total',
      help: 'Parts of webhooks without effect.',
      labelNames: ['because'],
      registers,
    }),
    providerCommands: new Counter({
      name: 'dering_provider_commands_total',
      help: 'What the provider was asked to do, and how it ended.',
      labelNames: ['command', 'outcome'],
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
