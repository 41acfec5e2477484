import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import type { CallTimeline } from '#shared/ipc/call-timeline.ts'
import type { ConnectionState, DesktopState, Settings } from '#shared/ipc/desktop-state.ts'
import type { LinkMoment } from './link-history.ts'

/** What a call was, without the customer: who it was with is the same letter for the same customer. */
export function callFacts(timelines: readonly CallTimeline[]): readonly object[] {
  const customers = [...new Set(timelines.map(({ entry }) => entry.customerId))]
  return timelines.map(({ entry, events }) => ({
    ...entryFacts(entry),
    customer: `customer ${customers.indexOf(entry.customerId) + 1}`,
    events: events.map(({ at, ...event }) => ({ at: time(at), ...event })),
  }))
}

function entryFacts(entry: CallLogEntry): object {
  const { callId, direction, status, reason, endedBy, ringMs, talkMs, customerPhone } = entry
  return {
    callId,
    direction,
    status,
    reason,
    endedBy,
    ringMs,
    talkMs,
    startedAt: time(entry.startedAt),
    answeredAt: entry.answeredAt && time(entry.answeredAt),
    endedAt: entry.endedAt && time(entry.endedAt),
    // Masked like every other number; only whether there is one, and its last digits.
    phone: customerPhone,
  }
}

/** What is set, without what a person wrote and without the names of devices. */
export function settingsFacts(settings: Settings): object {
  const { consentCaptions, microphoneId, speakerId, ringOutputs, ...others } = settings
  return {
    ...others,
    microphone: chosen(microphoneId),
    speaker: chosen(speakerId),
    ringOutputs: ringOutputs.length,
    consentCaptions: Object.keys(consentCaptions).length,
  }
}

/** What the organisation has decided, from where, and what of it was not obeyed. */
export function policyFacts(policy: DesktopState['policy']): object | null {
  if (!policy) return null
  const { resolved, problems, fault } = policy
  const decided = Object.entries(resolved).filter(
    ([, { source }]) => source !== 'builtIn' && source !== 'person',
  )
  return { decided: Object.fromEntries(decided), problems, fault }
}

const chosen = (id: string): string => (id === '' ? "the system's default" : 'chosen')

/** [D9] How updates stand. */
export function updateFacts({ update }: Pick<DesktopState, 'update'>): object {
  if (!update) return {}
  const { phase } = update
  return {
    ...update,
    phase:
      phase.status === 'idle' && phase.checkedAt !== null
        ? { ...phase, checkedAt: time(phase.checkedAt) }
        : phase,
  }
}

/** How the link stands and stood, and how large the session is. */
export function linkFacts(state: DesktopState, moments: readonly LinkMoment[]): object {
  const { session, serverAheadMs, awayReason, lostCalls } = state
  return {
    now: connectionFacts(state.connection),
    serverAheadMs,
    awayReason,
    lostCalls,
    session: session && {
      role: session.me.role,
      rooms: Object.keys(session.rooms).length,
      offers: Object.keys(session.offers).length,
      calls: Object.keys(session.calls).length,
    },
    history: moments.map(({ at, connection }) => ({ at: time(at), ...connectionFacts(connection) })),
  }
}

function connectionFacts(connection: ConnectionState): object {
  switch (connection.status) {
    case 'online':
      return { ...connection, since: time(connection.since) }
    case 'waiting':
      return { ...connection, retryAt: time(connection.retryAt) }
    case 'idle':
    case 'connecting':
    case 'takenOver':
    case 'outdated':
      return connection
  }
}

/** Every name that this desktop knows of. */
export function knownNames(state: DesktopState, timelines: readonly CallTimeline[]): readonly string[] {
  const { session } = state
  const rooms = Object.values(session?.rooms ?? {})
  return [
    ...rooms.map(room => room.customer.name),
    ...Object.values(session?.agents ?? {}).map(agent => agent.name),
    ...(session === null ? [] : [session.me.name]),
    ...timelines.flatMap(({ entry }) => [
      entry.customerName,
      entry.accountName,
      ...(entry.answeredBy === undefined ? [] : [entry.answeredBy]),
    ]),
    ...state.lostCalls.flatMap(({ customerName }) => (customerName === undefined ? [] : [customerName])),
  ]
}

/** As text: a bare number could be taken for a phone's. */
const time = (at: number): string => new Date(at).toISOString()
