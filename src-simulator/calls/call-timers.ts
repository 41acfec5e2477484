import type { Clock } from '../clock.ts'

/** Timers of calls, each in a slot of its call: starting a slot again takes the place of its earlier timer. */
export type CallTimers = {
  start(callId: string, slot: string, ms: number, task: () => void): void
  stop(callId: string, slot: string): void
  /** Stops all timers of one call. */
  stopAll(callId: string): void
  close(): void
}

export const createCallTimers = (clock: Clock): CallTimers => {
  const calls = new Map<string, Map<string, () => void>>()

  const stop = (callId: string, slot: string) => {
    calls.get(callId)?.get(slot)?.()
    calls.get(callId)?.delete(slot)
  }
  const stopAll = (callId: string) => {
    calls.get(callId)?.forEach(cancel => cancel())
    calls.delete(callId)
  }

  return {
    start: (callId, slot, ms, task) => {
      stop(callId, slot)
      const slots = calls.get(callId) ?? new Map<string, () => void>()
      calls.set(callId, slots)
      const run = () => {
        slots.delete(slot)
        task()
      }
      slots.set(slot, clock.after(ms, run))
    },
    stop,
    stopAll,
    close: () => [...calls.keys()].forEach(stopAll),
  }
}
