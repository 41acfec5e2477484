import { setTimeout as delay } from 'node:timers/promises'

/** What one end hears: loudness (0 to 1) and the strongest frequency. */
export interface Heard {
  readonly rms: number
  readonly peakHz: number
}

/** A tone is heard when it is this loud and this near to its frequency. */
const audibleRms = 0.02
const toleranceHz = 30

/** Polls what one end hears until it is the tone. @throws {Error} with what was heard last. */
export async function waitForTone(
  listen: () => Promise<Heard | undefined>,
  hertz: number,
  withinMs = 30_000,
): Promise<Heard> {
  return poll(
    listen,
    heard => heard.rms > audibleRms && Math.abs(heard.peakHz - hertz) <= toleranceHz,
    `a tone of ${hertz} Hz`,
    withinMs,
  )
}

/** Polls what one end hears until it is silent. @throws {Error} with what was heard last. */
export async function waitForSilence(
  listen: () => Promise<Heard | undefined>,
  withinMs = 30_000,
): Promise<Heard> {
  return poll(listen, heard => heard.rms < audibleRms / 10, 'silence', withinMs)
}

async function poll(
  listen: () => Promise<Heard | undefined>,
  isHeard: (heard: Heard) => boolean,
  wanted: string,
  withinMs: number,
): Promise<Heard> {
  const end = performance.now() + withinMs
  let last: Heard | undefined
  while (performance.now() < end) {
    last = await listen()
    if (last && isHeard(last)) return last
    await delay(100)
  }
  throw new Error(`Waited ${withinMs} ms for ${wanted}; last heard: ${JSON.stringify(last)}.`)
}
