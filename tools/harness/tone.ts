import { writeFileSync } from 'node:fs'

const sampleRate = 48_000

/**
 * A sine as a mono 16-bit WAV file, for Chromium's fake microphone, which plays it in a loop.
 * @param hertz a multiple of 0.5: two seconds then hold whole periods, so the loop has no click
 */
export function toneWav(hertz: number): Buffer {
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
    const value = Math.sin((2 * Math.PI * hertz * index) / sampleRate) * 0.5
    data.writeInt16LE(Math.round(value * 32_767), 44 + index * 2)
  }
  return data
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
