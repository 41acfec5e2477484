import { createDeviceWatch, type SoundDevice } from '../../../../src-renderer/media/devices.ts'
import { ringSilently } from '../../../../src-renderer/media/silent-ring.ts'
import { createTones, type Tones, type ToneSettings } from '../../../../src-renderer/media/tones.ts'

/** The real tones in a page, with what a test wants to know of them. */
export interface TonesPage {
  readonly tones: Tones
  set(change: Partial<ToneSettings>): void
  /** How each sound grew: from and to which share of the full volume, within how many seconds. */
  growths(): Growth[]
  /** Within how many seconds each sound that was stopped is silent. */
  endings(): number[]
  /** How each audio context that was ever opened stands. */
  contexts(): string[]
  troubles(): string[]
  speakers(): Promise<readonly SoundDevice[]>
  readonly ringSilently: typeof ringSilently
}

interface Growth {
  readonly from: number
  readonly to: number
  readonly seconds: number
}

declare global {
  interface Window {
    tonesPage: TonesPage
  }
}

const growths: Growth[] = []
const endings: number[] = []
/** Notes how the volume grows. */
function watch(gain: AudioParam): void {
  const set = gain.setValueAtTime.bind(gain)
  const grow = gain.linearRampToValueAtTime.bind(gain)
  let from = { value: gain.value, at: 0 }
  gain.setValueAtTime = (value, at) => {
    from = { value, at }
    return set(value, at)
  }
  gain.linearRampToValueAtTime = (value, at) => {
    growths.push({ from: from.value, to: value, seconds: at - from.at })
    return grow(value, at)
  }
}

const opened: AudioContext[] = []
const Original = AudioContext
window.AudioContext = class extends Original {
  constructor(options?: AudioContextOptions) {
    super(options)
    opened.push(this)
  }
  override createGain(): GainNode {
    const node = super.createGain()
    watch(node.gain)
    return node
  }
  override createBufferSource(): AudioBufferSourceNode {
    const node = super.createBufferSource()
    const stop = node.stop.bind(node)
    node.stop = (at = this.currentTime) => {
      endings.push(at - this.currentTime)
      stop(at)
    }
    return node
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
  growths: () => growths,
  endings: () => endings,
  ringSilently,
  contexts: () => opened.map(context => context.state),
  troubles: () => troubles,
}
