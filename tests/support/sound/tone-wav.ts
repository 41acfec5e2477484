import { writeFile } from 'node:fs/promises'

const sampleRate = 48_000
const bytesPerSample = 2

/** Writes a steady tone as 16-bit mono PCM, two seconds that loop without a click, for Chromium's fake microphone. */
export async function writeToneWav(path: string, hertz: number): Promise<void> {
  const samples = sampleRate * 2
  const wav = Buffer.alloc(44 + samples * bytesPerSample)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(wav.length - 8, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(sampleRate, 24)
  wav.writeUInt32LE(sampleRate * bytesPerSample, 28)
  wav.writeUInt16LE(bytesPerSample, 32)
  wav.writeUInt16LE(8 * bytesPerSample, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(samples * bytesPerSample, 40)
  for (let index = 0; index < samples; index += 1) {
    const value = 0.5 * Math.sin((2 * Math.PI * hertz * index) / sampleRate)
    wav.writeInt16LE(Math.round(value * 32_767), 44 + index * bytesPerSample)
  }
  await writeFile(path, wav)
}
