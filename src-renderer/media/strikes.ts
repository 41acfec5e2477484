/** One strike of a soft bell: a note that begins at once and dies away. */
export interface Strike {
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

/** Notes of the tempered scale, in hertz. */
export const note = {
  e4: 329.63,
  g4: 392,
  a4: 440,
  c5: 523.25,
  d5: 587.33,
  e5: 659.25,
  g5: 783.99,
  a5: 880,
  c6: 1046.5,
} as const

/** All strikes in one buffer of so many seconds. */
export function strikes(
  seconds: number,
  sampleRate: number,
  all: readonly Strike[],
): Float32Array<ArrayBuffer> {
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
