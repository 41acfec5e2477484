import type { Clock as DesktopClock } from '../../../src-main/clock.ts'
import type { Clock as PlatformClock } from '../../../src-platform/clock.ts'

interface Timer {
  at: number
  readonly everyMs: number | null
  readonly run: () => void
}

/** One time for a whole small world: the platform's, the network's, and that of a desktop that can sleep. */
export interface VirtualTime {
  now(): number
  /** For the platform and for what travels. */
  readonly world: PlatformClock
  /** The desktop's: its timers stand still while it sleeps, and its wall clock can be wrong. */
  readonly desktop: DesktopClock
  readonly isAsleep: boolean
  after(ms: number, run: () => void): () => void
  fallAsleep(): void
  wakeUp(): void
  /** Somebody sets the desktop's wall clock. */
  jump(ms: number): void
  /** Runs everything that is due until `until`, in order; `settle` after each. */
  run(until: () => boolean, settle: () => Promise<void>): Promise<void>
}

export function createVirtualTime(start: number): VirtualTime {
  let now = start
  let sleptMs = 0
  let sleepingSince: number | null = null
  let wallAheadMs = 0
  const worldTimers = new Set<Timer>()
  const desktopTimers = new Set<Timer>()

  /** What the desktop's timers go by. */
  const steady = () => (sleepingSince ?? now) - sleptMs

  function add(timers: Set<Timer>, timer: Timer): () => void {
    timers.add(timer)
    return () => void timers.delete(timer)
  }

  function earliest(timers: Iterable<Timer>): Timer | undefined {
    let first: Timer | undefined
    for (const timer of timers) if (!first || timer.at < first.at) first = timer
    return first
  }

  function runNext(): void {
    const ofWorld = earliest(worldTimers)
    const ofDesktop = sleepingSince === null ? earliest(desktopTimers) : undefined
    const desktopAt = ofDesktop ? ofDesktop.at + sleptMs : Infinity
    const isDesktops = desktopAt < (ofWorld?.at ?? Infinity)
    const timer = isDesktops ? ofDesktop : ofWorld
    if (!timer) throw new Error('Nothing is due any more.')
    now = Math.max(now, isDesktops ? desktopAt : timer.at)
    if (timer.everyMs === null) (isDesktops ? desktopTimers : worldTimers).delete(timer)
    else timer.at += timer.everyMs
    timer.run()
  }

  return {
    now: () => now,
    world: {
      now: () => now,
      wakeAt: (at, run) => add(worldTimers, { at: Math.max(at, now), everyMs: null, run }),
    },
    desktop: {
      now: () => now + wallAheadMs,
      steady,
      after: (ms, run) => add(desktopTimers, { at: steady() + Math.max(0, ms), everyMs: null, run }),
      every: (ms, run) => add(desktopTimers, { at: steady() + ms, everyMs: ms, run }),
    },
    get isAsleep() {
      return sleepingSince !== null
    },
    after: (ms, run) => add(worldTimers, { at: now + ms, everyMs: null, run }),
    fallAsleep() {
      sleepingSince ??= now
    },
    wakeUp() {
      if (sleepingSince !== null) sleptMs += now - sleepingSince
      sleepingSince = null
    },
    jump(ms) {
      wallAheadMs += ms
    },
    async run(until, settle) {
      while (!until()) {
        runNext()
        await settle()
      }
    },
  }
}
