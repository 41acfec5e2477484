import { writeFileSync } from 'node:fs'

const sampleRate = 48_000

/**
 * A sine as a mono 16-bit WAV file, for Chromium's fake microphone, which plays it in a loop.
 * @param hertz a multiple of 0.5: two seconds then hold whole periods, so the loop has no click
 */
export function toneWav(hertz: number): Buffer {
  return wavOf(index => Math.sin((2 * Math.PI * hertz * index) / sampleRate) * 0.5)
}

/** Two seconds of a mono 16-bit WAV file. @param sampleAt -1 to 1 */
function wavOf(sampleAt: (index: number) => number): Buffer {
  const seconds = 2
  const samples = sampleRate * seconds
  const data = Buffer.alloc(44 + samples * 2)
  data.write('RIFF', 0)
  data.writeUInt32LE(36 + samples * 2, 4)
  data.write('WAVEfmt ', 8)
  data.writeUInt32LE(16, 16)
  data.writeUInt16LE(1, 20)
  data.writeUInt16LE(1, 22)
  data.writeUInt32LE(sampleRate, 24)
  data.writeUInt32LE(sampleRate * 2, 28)
  data.writeUInt16LE(2, 32)
  data.writeUInt16LE(16, 34)
  data.write('data', 36)
  data.writeUInt32LE(samples * 2, 40)
  for (let index = 0; index < samples; index += 1) {
    data.writeInt16LE(Math.round(sampleAt(index) * 32_767), 44 + index * 2)
  }
  return data
}

/** White noise, the same each time, for a microphone in a loud room. @param rms 0 to 0.5 */
export function writeNoise(file: string, rms: number): void {
  writeFileSync(file, wavOf(whiteNoise(rms)))
}

/** A person who speaks for a second and pauses for a second, in a room of white noise; the same each time. */
export function writeVoiceInNoise(
  file: string,
  rms: { readonly voice: number; readonly noise: number },
): void {
  const noise = whiteNoise(rms.noise)
  writeFileSync(
    file,
    wavOf(index => (index < sampleRate ? rms.voice * vowelAt(index / sampleRate) : 0) + noise()),
  )
}

/** @param rms 0 to 0.5 */
function whiteNoise(rms: number): () => number {
  let state = 1
  return () => {
    // Numerical Recipes' linear congruential generator: no quality is needed, only repeatability.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    // A uniform distribution over ±a has a root mean square of a / √3.
    return (state / 2 ** 31 - 1) * rms * Math.sqrt(3)
  }
}

/** Of a deep voice, in hertz. */
const pitch = 120
/** Where an "a" resonates, and how widely, in hertz. */
const resonances = [
  [700, 130],
  [1_220, 150],
  [2_600, 250],
  [3_300, 300],
] as const
const harmonics = Array.from({ length: 29 }, (_, index) => {
  const hertz = pitch * (index + 1)
  const amplitude = resonances.reduce((sum, [at, width]) => sum + 1 / (1 + ((hertz - at) / width) ** 2), 0.02)
  // Phases that differ keep the peaks of a voice from piling up.
  return { hertz, amplitude, phase: (index + 1) ** 2 }
})
/** Syllables of a quarter of a second sound half of the time. */
const vowelRms = Math.sqrt(harmonics.reduce((sum, { amplitude }) => sum + amplitude ** 2 / 2, 0) / Math.PI)

/** An "a", said twice a second, of a root mean square of 1. @param seconds since the start */
function vowelAt(seconds: number): number {
  const syllable = Math.sqrt(Math.max(0, Math.sin(2 * Math.PI * 2 * seconds)))
  const vowel = harmonics.reduce(
    (sum, { hertz, amplitude, phase }) => sum + amplitude * Math.sin(2 * Math.PI * hertz * seconds + phase),
    0,
  )
  return (syllable * vowel) / vowelRms
}

export function writeTone(file: string, hertz: number): void {
  writeFileSync(file, toneWav(hertz))
}

/** Chromium's switches for a microphone that plays a file, without asking anybody. */
export function fakeMicrophone(toneFile: string): string[] {
  return [
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${toneFile}`,
    '--autoplay-policy=no-user-gesture-required',
  ]
}
