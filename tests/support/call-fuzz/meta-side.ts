import {
  customerCalls,
  customersCallEnds,
  dialEnds,
  dialGetsSdp,
  dialStatus,
  type Webhook,
} from '../builders/webhooks.ts'
import { createRecordingGraph, lost, no, type RecordingGraph, yes } from '../core/recording-graph.ts'
import type { SpokenCall } from './call-story.ts'

/** One call as Meta has it. */
interface MetaCall {
  readonly id: string
  readonly customer: string
  /** What the platform wrote on its dial; absent from customers' calls. */
  readonly opaque?: string | undefined
  state: 'ringing' | 'on' | 'over'
  startedAt?: number
}

/** Meta and the customers' phones: what it is asked for happens, and is told by webhooks a little later. */
export interface MetaSide {
  readonly graph: RecordingGraph
  /** Ids of the calls that are spoken. */
  readonly spoken: () => readonly string[]
  readonly customerCalls: (id: string, customer: string) => void
  /** The customer hangs up, or gives up. */
  readonly customerEnds: (id: string) => void
  /** What becomes of a dial to this customer. */
  readonly expectDial: (customer: string, fate: SpokenCall) => void
  /** The dial to this customer, once Meta has it. */
  readonly dialTo: (customer: string) => string | undefined
}

export interface MetaSideParts {
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => void
  readonly post: (webhook: Webhook) => void
}

const webhookAfterMs = 150
/** A phone that nobody takes up rings so long. */
const ringsForMs = 30_000

/** @param parts used from the first request or call on */
export function createMetaSide(parts: () => MetaSideParts): MetaSide {
  const calls = new Map<string, MetaCall>()
  const fates = new Map<string, SpokenCall>()
  const graph = createRecordingGraph()
  let dials = 0

  const tell = (webhook: Webhook, ms = webhookAfterMs) => parts().after(ms, () => parts().post(webhook))

  function end(call: MetaCall | undefined): void {
    if (!call || call.state === 'over') return
    const { id, customer, opaque, startedAt } = call
    call.state = 'over'
    const at = parts().now()
    const spoken = startedAt === undefined ? {} : { startedAt, endedAt: at }
    if (opaque === undefined) tell(customersCallEnds({ id, from: customer, at, ...spoken }))
    else tell(dialEnds({ id, opaque, to: customer, at, ...spoken }))
  }

  function pickUp(call: MetaCall): void {
    if (call.state !== 'ringing') return
    call.state = 'on'
    call.startedAt = parts().now()
    const { id, customer, opaque } = call
    if (opaque !== undefined) tell(dialStatus('ACCEPTED', { id, opaque, to: customer, at: call.startedAt }))
  }

  function decline(call: MetaCall): void {
    if (call.state !== 'ringing') return
    const { id, customer, opaque } = call
    tell(dialStatus('REJECTED', { id, opaque, to: customer, at: parts().now() }))
    end(call)
  }

  graph.answer('accept', ({ call: id = '' }) => {
    const call = calls.get(id)
    if (call?.state !== 'ringing') return no(138002, 'The call is over')
    pickUp(call)
    return yes
  })
  for (const action of ['reject', 'terminate'] as const) {
    graph.answer(action, ({ call: id = '' }) => {
      end(calls.get(id))
      return yes
    })
  }
  graph.answer('connect', ({ to, opaque }) => {
    const id = `wacid.out-${(dials += 1)}`
    const customer = to?.customerId ?? ''
    const fate = fates.get(customer)
    if (!fate) return no()
    const call: MetaCall = { id, customer, opaque, state: 'ringing' }
    calls.set(id, call)
    const { after, now } = parts()
    tell(dialGetsSdp({ id, opaque, to: customer, at: now() }))
    tell(dialStatus('RINGING', { id, opaque, to: customer, at: now() }), 2 * webhookAfterMs)
    if (fate.taken === 'answers') after(400 + fate.takenAfterMs, () => pickUp(call))
    else if (fate.taken === 'declines') after(400 + fate.takenAfterMs, () => decline(call))
    else
      after(ringsForMs, () => {
        if (call.state === 'ringing') end(call)
      })
    return fate.isDialAnswerLost ? lost : yes
  })

  return {
    graph,
    spoken: () => [...calls.values()].filter(call => call.state === 'on').map(call => call.id),
    customerCalls(id, customer) {
      calls.set(id, { id, customer, state: 'ringing' })
      parts().post(customerCalls({ id, from: customer, name: customer, at: parts().now() }))
    },
    customerEnds: id => end(calls.get(id)),
    expectDial: (customer, fate) => void fates.set(customer, fate),
    dialTo: customer => [...calls.values()].findLast(call => call.customer === customer)?.id,
  }
}
