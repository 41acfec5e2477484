import { useSyncExternalStore } from 'react'

interface Ticker {
  readonly subscribe: (changed: () => void) => () => void
  readonly now: () => number
}

const tickers = new Map<number, Ticker>()

/**
 * The time, in steps: everybody who asks for the same step shares one timer and redraws together. It rests while
 * the window is hidden and is right again when it is shown.
 * @param stepMs at least 250; the time is rounded down to it
 */
export function useNow(stepMs: number): number {
  const ticker = tickerOf(stepMs)
  return useSyncExternalStore(ticker.subscribe, ticker.now)
}

/** Calls `step` at every step, by the same timer. Returns its undo. @param stepMs at least 250 */
export const onStep = (stepMs: number, step: () => void): (() => void) => tickerOf(stepMs).subscribe(step)

/** The time now, rounded down to the step. */
export const nowIn = (stepMs: number): number => tickerOf(stepMs).now()

function tickerOf(stepMs: number): Ticker {
  const known = tickers.get(stepMs)
  if (known) return known
  const ticker = createTicker(stepMs)
  tickers.set(stepMs, ticker)
  return ticker
}

function createTicker(stepMs: number): Ticker {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const rest = () => clearTimeout(timer)
  const run = () => {
    rest()
    if (document.hidden) return
    // To the next full step, so that a countdown changes on the second.
    timer = setTimeout(
      () => {
        tell()
        run()
      },
      stepMs - (Date.now() % stepMs),
    )
  }
  const onVisibility = () => {
    tell()
    run()
  }
  return {
    now: () => Math.floor(Date.now() / stepMs) * stepMs,
    subscribe: changed => {
      listeners.add(changed)
      if (listeners.size === 1) {
        document.addEventListener('visibilitychange', onVisibility)
        run()
      }
      return () => {
        listeners.delete(changed)
        if (listeners.size > 0) return
        document.removeEventListener('visibilitychange', onVisibility)
        rest()
      }
    },
  }
}
