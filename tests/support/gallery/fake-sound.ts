import type { SoundDevices } from '../../../src-renderer/media/devices.ts'
import type { Tones } from '../../../src-renderer/media/tones.ts'

/** A headset beside what the computer has itself. */
export const plugged: SoundDevices = {
  microphones: [
    { id: 'headset', label: 'Jabra Evolve2 65' },
    { id: 'built-in', label: 'Built-in Audio Analog Stereo' },
  ],
  speakers: [
    { id: 'headset-out', label: 'Jabra Evolve2 65' },
    { id: 'built-in-out', label: 'Built-in Audio Analog Stereo' },
  ],
  hasOutput: true,
  trouble: null,
}

/** No tone is heard. */
export const silentTones: Tones = {
  looping: null,
  ring: () => undefined,
  beep: () => undefined,
  chime: () => undefined,
  sample: () => ({ stop: () => undefined }),
  ringback: () => undefined,
  connected: () => undefined,
  ended: () => undefined,
  close: () => undefined,
}
