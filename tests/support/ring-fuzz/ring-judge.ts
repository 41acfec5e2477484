import type { CallId } from '#shared/domain/ids.ts'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { RingWorld } from './ring-world.ts'

/** How long a ring may go on after the platform's word over a live link, in milliseconds. [D2] */
export const stopWithinMs = 300
/** A sleep or a wrong clock that nobody told of is noticed by the next look at the clock, so much later at most. */
const noticedWithinMs = 2_000

/** An error of the clock that is not worth asking the platform for: it moves a deadline less than a person hears. */
const unnoticedStrayMs = 500

export interface RingNumbers {
  /** Offered to this agent. */
  offered: number
  rang: number
  /** Offered, but never while there was a link for long enough. */
  unreachable: number
  /** Rings that ended by the platform's word over a link that stood. */
  stopped: number
  worstStopMs: number
}

/** Looks at the desktop after every step of time, and throws when it rings that should not, or does not that should. */
export interface RingJudge {
  look(): void
  /** The machine woke: nothing may ring until the platform has been heard. @param isTold whether the system said so */
  woke(isTold: boolean, sleptMs: number): void
  /** The wall clock is wrong from now on. */
  jumped(byMs: number): void
  /** The agent has chosen: what becomes of the call is the platform's word alone. */
  chosen(callId: CallId): void
  finish(): RingNumbers
}

/** What sounds and shows at the desktop, in the window and outside of it. */
export function ringingOf({ alerts }: DesktopState): readonly CallId[] {
  return alerts?.ringing ?? []
}

interface Doubt {
  readonly since: number
  /** How many there had been. */
  readonly hellos: number
  readonly isTold: boolean
  /** How far the wall clock has run away from the steady one. */
  readonly strayMs: number
}

export function createRingJudge(world: RingWorld): RingJudge {
  const { time, network, desktop, told, hellos } = world
  const rang = new Set<CallId>()
  const couldRing = new Set<CallId>()
  const settledByAgent = new Set<CallId>()
  const stopped = new Map<CallId, number>()
  let liveSince: number | null = null
  /** Until the clock's error is noticed and the platform was asked again. */
  let doubt: Doubt | null = null

  const helloCount = () => hellos.resumed + hellos.fresh

  function fail(what: string, callId: CallId): never {
    const ring = told.rings.get(callId)
    const state = desktop.state.get()
    throw new Error(
      `${what}: ${JSON.stringify({ callId, now: time.now(), ring, liveSince, connection: state.connection, ringing: ringingOf(state) })}`,
    )
  }

  /** Nothing has told the desktop yet that it slept or that its clock is wrong. */
  const isUnnoticed = (now: number) =>
    doubt !== null && !doubt.isTold && now - doubt.since <= noticedWithinMs + stopWithinMs

  function look(): void {
    if (time.isAsleep) {
      liveSince = null
      return
    }
    const now = time.now()
    const state = desktop.state.get()
    const ringing = new Set(ringingOf(state))
    const isLive = network.isLive && state.connection.status === 'online'
    liveSince = isLive ? (liveSince ?? now) : null
    // What was under way when a line broke still arrives: an answered hello confirms, whatever has become of its line since.
    if (doubt && helloCount() > doubt.hellos) doubt = null
    for (const callId of ringing) if (!rang.has(callId)) begin(callId, now)
    judgeDeadlines(ringing, now)
    judgeDoubt(ringing, now)
    if (liveSince !== null && !doubt) judgeLive(ringing, now, liveSince)
  }

  /** What was offered and taken back while there was no link is told at once, and is nothing to ring for. */
  function begin(callId: CallId, now: number): void {
    const overAt = told.rings.get(callId)?.overAt
    const isLate = now - network.lateAt <= stopWithinMs
    if (overAt && now - overAt > stopWithinMs && !isLate) fail('it begins to ring after it was over', callId)
    rang.add(callId)
  }

  /** By its hard end a ring is over, with no word from anybody. */
  function judgeDeadlines(ringing: ReadonlySet<CallId>, now: number): void {
    if (isUnnoticed(now)) return
    for (const callId of ringing) {
      const ring = told.rings.get(callId)
      if (!ring) fail('it rings for a call that was never offered', callId)
      if (settledByAgent.has(callId)) continue
      if (now > ring.ringUntil + stopWithinMs) fail('it rings past its hard end', callId)
    }
  }

  /** Nothing rings after a sleep until the platform has confirmed it. */
  function judgeDoubt(ringing: ReadonlySet<CallId>, now: number): void {
    if (!doubt || isUnnoticed(now)) return
    for (const callId of ringing) {
      if (!settledByAgent.has(callId)) fail('it rings unconfirmed after a sleep', callId)
    }
  }

  function judgeLive(ringing: ReadonlySet<CallId>, now: number, since: number): void {
    for (const { callId, offeredAt, ringUntil, overAt } of told.rings.values()) {
      if (settledByAgent.has(callId)) continue
      const isOpen = overAt === null && ringUntil > now
      if (isOpen && now - Math.max(offeredAt, since) > stopWithinMs) {
        couldRing.add(callId)
        if (!ringing.has(callId)) fail('it does not ring', callId)
      }
      if (overAt === null || stopped.has(callId)) continue
      if (!ringing.has(callId)) {
        if (rang.has(callId)) stopped.set(callId, since < overAt ? now - overAt : 0)
      } else if (now - Math.max(overAt, since) > stopWithinMs)
        fail('it rings on after it was taken back', callId)
    }
  }

  function stray(byMs: number, isTold: boolean): void {
    const strayMs = (doubt?.strayMs ?? 0) + byMs
    const wasTold = doubt?.isTold ?? false
    // Set forward and back again before anybody looked: nothing has happened.
    if (!isTold && !wasTold && Math.abs(strayMs) <= unnoticedStrayMs) doubt = null
    else doubt = { since: time.now(), hellos: helloCount(), isTold, strayMs }
  }

  return {
    look,
    woke: (isTold, sleptMs) => stray(sleptMs, isTold),
    jumped: byMs => stray(byMs, false),
    chosen: callId => void settledByAgent.add(callId),
    finish() {
      for (const callId of couldRing) if (!rang.has(callId)) fail('it never rang', callId)
      for (const callId of ringingOf(desktop.state.get())) fail('it rings at the end of the story', callId)
      return {
        offered: told.rings.size,
        rang: rang.size,
        unreachable: [...told.rings.keys()].filter(id => !rang.has(id) && !couldRing.has(id)).length,
        stopped: stopped.size,
        worstStopMs: Math.max(0, ...stopped.values()),
      }
    },
  }
}
