const sampleRate = 48_000
const seconds = 2

/**
 * A WAV file of one steady tone, for Chromium's fake microphone, which plays it in a loop.
 *
 * @param hz a multiple of 0.5, so that the loop has no click
 */
export const toneWav = (hz: number): Buffer => {
  const samples = sampleRate * seconds
  const wav = Buffer.alloc(44 + samples * 2)
  wav.write('RIFF', 0, 'ascii')
  wav.writeUInt32LE(36 + samples * 2, 4)
  wav.write('WAVEfmt ', 8, 'ascii')
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(sampleRate, 24)
  wav.writeUInt32LE(sampleRate * 2, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36, 'ascii')
  wav.writeUInt32LE(samples * 2, 40)
  for (let index = 0; index < samples; index++)
    wav.writeInt16LE(Math.round(16_000 * Math.sin((2 * Math.PI * hz * index) / sampleRate)), 44 + index * 2)
  return wav
}
