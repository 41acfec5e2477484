import type { AgentId } from '#shared/domain/ids.ts'
import type { AgentEvent, EventType } from '#shared/protocol/events.ts'
import { eventSchemas } from '#shared/protocol/events.ts'
import type { Delivery, DeliveryPort, SessionsEnd } from '../../../src-platform/agents/delivery.ts'

export type EventOf<T extends EventType> = Extract<AgentEvent, { type: T }>

/** Desktops as notebooks: each session sees what is delivered to it, in order. */
export interface RecordingDelivery extends DeliveryPort {
  readonly deliveries: readonly Delivery[]
  /** Who has a desktop connected. */
  readonly reachable: Set<AgentId>
  /** What one session of the agent was told. */
  readonly seenBy: (agent: string, session?: string) => AgentEvent[]
  /** The types that one session was told, of calls alone. */
  readonly callEventsSeenBy: (agent: string, session?: string) => EventType[]
  readonly of: <T extends EventType>(type: T, agent: string, session?: string) => EventOf<T>['data'][]
  /** Whose sessions were ended, and why; `after_call` where the call is waited for. */
  readonly ended: readonly { readonly agentId: AgentId; readonly why: SessionsEnd | 'after_call' }[]
  readonly forget: () => void
}

export function createRecordingDelivery(reachable: readonly AgentId[]): RecordingDelivery {
  const deliveries: Delivery[] = []
  const present = new Set<AgentId>(reachable)
  const ended: RecordingDelivery['ended'][number][] = []

  const seenBy = (agent: string, session = `${agent}-1`): AgentEvent[] =>
    deliveries
      .filter(delivery => delivery.agentId === agent)
      .filter(({ only, except }) => (only === undefined || only === session) && except !== session)
      .map(delivery => delivery.event)

  return {
    deliveries,
    reachable: present,
    deliver(more) {
      for (const delivery of more) {
        // Everything told must be what the protocol says, or a desktop would not understand it.
        eventSchemas[delivery.event.type].parse(JSON.parse(JSON.stringify(delivery.event.data)))
        deliveries.push(delivery)
      }
    },
    isReachable: id => present.has(id),
    desktopsOf: () => [],
    holdAway: () => {},
    ended,
    endSessions: (agentId, why) => void ended.push({ agentId, why }),
    endAfterCall: agentId => void ended.push({ agentId, why: 'after_call' }),
    seenBy,
    callEventsSeenBy: (agent, session) =>
      seenBy(agent, session)
        .map(event => event.type)
        .filter(type => type.startsWith('call.')),
    of: (type, agent, session) =>
      seenBy(agent, session).flatMap(event => (event.type === type ? [event.data as never] : [])),
    forget: () => void deliveries.splice(0),
  }
}
