import { createDeviceWatch, type SoundDevice } from '../../../../src-renderer/media/devices.ts'
import { createTones, type Tones, type ToneSettings } from '../../../../src-renderer/media/tones.ts'

/** The real tones in a page, with what a test wants to know of them. */
export interface TonesPage {
  readonly tones: Tones
  set(change: Partial<ToneSettings>): void
  /** How each audio context that was ever opened stands. */
  contexts(): string[]
  troubles(): string[]
  speakers(): Promise<readonly SoundDevice[]>
}

declare global {
  interface Window {
    tonesPage: TonesPage
  }
}

const opened: AudioContext[] = []
const Original = AudioContext
window.AudioContext = class extends Original {
  constructor(options?: AudioContextOptions) {
    super(options)
    opened.push(this)
  }
}

let settings: ToneSettings = {
  ringOutputs: [{ deviceId: '', volume: 0.7 }],
  ringtoneRoom: 'marimba',
  ringtoneGroup: 'bells',
  speakerId: '',
  callSounds: true,
}
const devices = createDeviceWatch(navigator.mediaDevices, navigator.permissions)
const troubles: string[] = []

window.tonesPage = {
  tones: createTones({
    settings: () => settings,
    devices,
    onTrouble: error => troubles.push(String(error)),
  }),
  speakers: async () => (await devices.refresh()).speakers,
  set: change => {
    settings = { ...settings, ...change }
  },
  contexts: () => opened.map(context => context.state),
  troubles: () => troubles,
}
