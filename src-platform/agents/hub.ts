import type { AgentId, EpochMs, SessionId } from '#shared/domain/ids.ts'
import { closeCodes, wireLimits } from '#shared/protocol/version.ts'
import type { AgentEvent } from '#shared/protocol/events.ts'
import type { Clock } from '../clock.ts'
import type { Delivery, DeliveryPort, SessionsEnd } from './delivery.ts'
import type { EncodedEvent } from './outbox.ts'
import { createSession, type AgentSocket, type Session } from './session.ts'

export interface HubOptions {
  /** The rules' time: what events are stamped with, and what the grace after a disconnect runs on. */
  readonly clock: Clock
  /** Real time, for how long a session may be resumed. */
  readonly realClock: Clock
  readonly newId: () => string
  /** How long an agent counts as reachable after the last desktop went. [R4] */
  readonly presenceGraceMs: number
}

/** Every session of this node, and who is told what. */
export interface Hub extends DeliveryPort {
  /** A session without a past, on this socket; takes the place of `replacing`, whose socket is told so. */
  open(agentId: AgentId, socket: AgentSocket, replacing?: SessionId): Session
  /** The agent's own session with everything after `lastSeq` at hand, moved to this socket; else nothing. */
  resume(
    agentId: AgentId,
    socket: AgentSocket,
    from: { sessionId: SessionId; lastSeq: number },
  ): Session | undefined
  /** The socket has closed: its session waits to be resumed, for a while. */
  disconnected(session: Session, socket: AgentSocket): void
  /** Called when a desktop has been gone for the grace, and counts no more. Returns its undo. */
  onDesktopGone(listener: (agentId: AgentId) => void): () => void
  /** Called when a session can be resumed no more. Returns its undo. */
  onForgotten(listener: (sessionId: SessionId) => void): () => void
  /** Whether nothing is left to the agent but to end a call. */
  isLeaving(agentId: AgentId): boolean
  stop(): void
}

const endings: Record<SessionsEnd, { readonly code: number; readonly reason: string }> = {
  disabled: { code: closeCodes.policy, reason: 'This account is disabled.' },
  signed_out: { code: closeCodes.signedOut, reason: 'Sign in again.' },
  role_changed: { code: closeCodes.restarting, reason: 'Your role has changed.' },
}

export function createHub({ clock, realClock, newId, presenceGraceMs }: HubOptions): Hub {
  const sessions = new Map<SessionId, Session>()
  const sessionsOf = new Map<AgentId, Set<Session>>()
  const expiries = new Map<Session, () => void>()
  /** When an agent's last desktop went, by the rules' time. */
  const goneAt = new Map<AgentId, EpochMs>()
  /** Desktops within the grace, and what ends it. */
  const graces = new Map<Session, () => void>()
  const heldAway = new Set<SessionId>()
  const goneListeners = new Set<(agentId: AgentId) => void>()
  const forgottenListeners = new Set<(sessionId: SessionId) => void>()
  const leaving = new Set<AgentId>()

  function endGrace(session: Session): void {
    graces.get(session)?.()
    graces.delete(session)
  }

  function forget(session: Session): void {
    expiries.get(session)?.()
    expiries.delete(session)
    endGrace(session)
    heldAway.delete(session.id)
    sessions.delete(session.id)
    const siblings = sessionsOf.get(session.agentId)
    siblings?.delete(session)
    if (siblings?.size === 0) sessionsOf.delete(session.agentId)
    for (const listener of forgottenListeners) listener(session.id)
  }

  function open(agentId: AgentId, socket: AgentSocket, replacing?: SessionId): Session {
    const replaced = replacing === undefined ? undefined : sessions.get(replacing)
    // The id comes from outside: only the agent's own session is given up.
    if (replaced?.agentId === agentId) {
      replaced.release()
      forget(replaced)
    }
    // Ids of sessions are made here and never parsed from outside before they were.
    const session = createSession(newId() as SessionId, agentId)
    sessions.set(session.id, session)
    const siblings = sessionsOf.get(agentId) ?? new Set()
    sessionsOf.set(agentId, siblings.add(session))
    session.attach(socket, 0)
    return session
  }

  function resume(
    agentId: AgentId,
    socket: AgentSocket,
    { sessionId, lastSeq }: { sessionId: SessionId; lastSeq: number },
  ): Session | undefined {
    const session = sessions.get(sessionId)
    if (session?.agentId !== agentId || !session.outbox.reachesBackTo(lastSeq)) return undefined
    expiries.get(session)?.()
    expiries.delete(session)
    endGrace(session)
    session.attach(socket, lastSeq)
    return session
  }

  function disconnected(session: Session, socket: AgentSocket): void {
    if (!session.detach(socket) || sessions.get(session.id) !== session) return
    const { agentId } = session
    goneAt.set(agentId, clock.now())
    const endsAt = clock.now() + presenceGraceMs
    graces.set(
      session,
      clock.wakeAt(endsAt, () => {
        graces.delete(session)
        for (const listener of goneListeners) listener(agentId)
      }),
    )
    expiries.set(
      session,
      realClock.wakeAt(realClock.now() + wireLimits.resumeWithinMs, () => forget(session)),
    )
  }

  function audience({ agentId, only, except }: Delivery): Iterable<Session> {
    const all = sessionsOf.get(agentId) ?? []
    if (only !== undefined) {
      const session = sessions.get(only)
      return session?.agentId === agentId ? [session] : all
    }
    return except === undefined ? all : [...all].filter(session => session.id !== except)
  }

  function deliver(deliveries: readonly Delivery[]): void {
    const encoded = new Map<AgentEvent, EncodedEvent>()
    const at = new Date(clock.now()).toISOString()
    for (const delivery of deliveries) {
      const { event } = delivery
      const told = encoded.get(event) ?? { at, type: event.type, data: JSON.stringify(event.data) }
      encoded.set(event, told)
      for (const session of audience(delivery)) session.tell(told)
    }
  }

  return {
    open,
    resume,
    disconnected,
    deliver,
    isReachable: agentId => {
      for (const session of sessionsOf.get(agentId) ?? []) if (session.socket) return true
      const since = goneAt.get(agentId)
      return since !== undefined && clock.now() - since < presenceGraceMs
    },
    desktopsOf: agentId =>
      [...(sessionsOf.get(agentId) ?? [])]
        .filter(session => session.socket !== undefined || graces.has(session))
        .map(session => ({ isHeldAway: heldAway.has(session.id) })),
    holdAway: (sessionId, isHeldAway) => {
      // It may have been replaced while it was asked to wait its turn.
      if (isHeldAway && sessions.has(sessionId)) heldAway.add(sessionId)
      else heldAway.delete(sessionId)
    },
    onDesktopGone: listener => {
      goneListeners.add(listener)
      return () => void goneListeners.delete(listener)
    },
    onForgotten: listener => {
      forgottenListeners.add(listener)
      return () => void forgottenListeners.delete(listener)
    },
    endSessions: (agentId, why) => {
      leaving.delete(agentId)
      if (why !== 'role_changed') goneAt.delete(agentId)
      const { code, reason } = endings[why]
      for (const session of sessionsOf.get(agentId) ?? []) {
        const { socket } = session
        forget(session)
        // Whoever connects again at once counts as reachable meanwhile.
        if (socket && why === 'role_changed') goneAt.set(agentId, clock.now())
        socket?.close(code, reason)
      }
    },
    endAfterCall: agentId => void leaving.add(agentId),
    isLeaving: agentId => leaving.has(agentId),
    stop: () => {
      for (const cancel of [...expiries.values(), ...graces.values()]) cancel()
      expiries.clear()
      graces.clear()
    },
  }
}
