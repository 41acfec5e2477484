import { note, strikes } from './strikes.ts'

/** What a caller hears in Indonesia while it rings: 425 Hz, one second in five (ITU-T E.180). */
export function ringbackSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(sampleRate * 5)
  const edge = 0.03
  for (let index = 0; index < sampleRate; index += 1) {
    const time = index / sampleRate
    const envelope = Math.min(1, time / edge, (1 - time) / edge)
    samples[index] = 0.16 * envelope * Math.sin(2 * Math.PI * 425 * time)
  }
  return samples
}

/** A quiet step up. */
export function connectedSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  return strikes(0.6, sampleRate, [
    { at: 0, hertz: note.d5, decay: 0.1, loudness: 0.2 },
    { at: 0.09, hertz: note.g5, decay: 0.14, loudness: 0.2 },
  ])
}

/** A quiet step down. */
export function endedSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  return strikes(0.7, sampleRate, [
    { at: 0, hertz: note.d5, decay: 0.1, loudness: 0.2 },
    { at: 0.1, hertz: note.g4, decay: 0.16, loudness: 0.22 },
  ])
}

/** A customer of the live queue waits too long: two soft bells, falling, and no more. */
export function chimeSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  return strikes(2.4, sampleRate, [
    { at: 0, hertz: note.e5, decay: 0.35, loudness: 0.22 },
    { at: 0.32, hertz: note.c5, decay: 0.45, loudness: 0.24 },
  ])
}

/** Another call waits while one is on: two soft taps in the ear, then a long rest; it is looped. */
export function beepSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  return strikes(5, sampleRate, [
    { at: 0, hertz: note.a4, decay: 0.06, loudness: 0.16 },
    { at: 0.16, hertz: note.a4, decay: 0.08, loudness: 0.16 },
  ])
}
