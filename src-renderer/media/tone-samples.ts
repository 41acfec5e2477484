/** One strike of a soft bell: a note that begins at once and dies away. */
interface Strike {
  /** Seconds from the beginning. */
  readonly at: number
  readonly hertz: number
  /** Seconds until it is a third as loud. */
  readonly decay: number
  /** 0 to 1. */
  readonly loudness: number
}

/** Seconds over which a strike swells, so that it does not click. */
const attack = 0.012
/** The partials of a wooden bar: the note, and a faint fourth harmonic that dies sooner. */
const partials = [
  { ratio: 1, loudness: 1, decay: 1 },
  { ratio: 3.93, loudness: 0.18, decay: 0.35 },
] as const

const note = { g4: 392, c5: 523.25, d5: 587.33, e5: 659.25, g5: 783.99 } as const

/** The ring of a call: a rising motif twice, then a rest; it is looped. */
export function ringSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  const motif = [note.c5, note.e5, note.g5, note.e5]
  const twice = [0, 0.72].flatMap(start => motif.map((hertz, index) => ({ hertz, at: start + index * 0.16 })))
  return strikes(
    3.2,
    sampleRate,
    twice.map(({ hertz, at }) => ({ hertz, at, decay: 0.28, loudness: 0.5 })),
  )
}

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

function strikes(seconds: number, sampleRate: number, all: readonly Strike[]): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(seconds * sampleRate))
  for (const strike of all) {
    for (const partial of partials) add(samples, sampleRate, strike, partial)
  }
  return samples
}

function add(
  samples: Float32Array,
  sampleRate: number,
  strike: Strike,
  partial: (typeof partials)[number],
): void {
  const first = Math.round(strike.at * sampleRate)
  for (let index = first; index < samples.length; index += 1) {
    const time = (index - first) / sampleRate
    const envelope = Math.min(1, time / attack) * Math.exp(-time / (strike.decay * partial.decay))
    // The end of the buffer is faded too: what is looped must begin and end in silence.
    const tail = Math.min(1, (samples.length - index) / (0.05 * sampleRate))
    const wave = Math.sin(2 * Math.PI * strike.hertz * partial.ratio * time)
    samples[index] = (samples[index] ?? 0) + strike.loudness * partial.loudness * envelope * tail * wave
  }
}
