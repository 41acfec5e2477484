import type { RingtoneName } from '#shared/ipc/sound-settings.ts'
import { note, type Strike, strikes } from './strikes.ts'

type Samples = (sampleRate: number) => Float32Array<ArrayBuffer>

/** The rings of calls: a gentle motif and a rest; each is looped. */
export const ringtoneSamples: Readonly<Record<RingtoneName, Samples>> = {
  marimba: motif({
    seconds: 3.2,
    hertz: [note.c5, note.e5, note.g5, note.e5],
    starts: [0, 0.72],
    step: 0.16,
    decay: 0.28,
  }),
  bells: motif({ seconds: 3.6, hertz: [note.g5, note.e5, note.c6], starts: [0], step: 0.42, decay: 0.7 }),
  harp: motif({
    seconds: 3.4,
    hertz: [note.e4, note.g4, note.c5, note.e5, note.g5, note.c6],
    starts: [0, 1.1],
    step: 0.09,
    decay: 0.4,
  }),
  beacon: motif({ seconds: 2.8, hertz: [note.a5, note.d5], starts: [0, 0.5, 1], step: 0.14, decay: 0.16 }),
}

interface Motif {
  /** Of the whole loop, with its rest. */
  readonly seconds: number
  /** The notes, struck one after the other. */
  readonly hertz: readonly number[]
  /** When the motif begins, in seconds. */
  readonly starts: readonly number[]
  /** Seconds between two notes. */
  readonly step: number
  readonly decay: Strike['decay']
}

function motif({ seconds, hertz, starts, step, decay }: Motif): Samples {
  const all = starts.flatMap(start =>
    hertz.map((pitch, index) => ({ hertz: pitch, at: start + index * step, decay, loudness: 0.3 })),
  )
  return sampleRate => strikes(seconds, sampleRate, all)
}
