import { createTones, type Tones, type ToneSettings } from '../../../../src-renderer/media/tones.ts'

/** The real tones in a page, with what a test wants to know of them. */
export interface TonesPage {
  readonly tones: Tones
  set(change: Partial<ToneSettings>): void
  /** How each audio context that was ever opened stands. */
  contexts(): string[]
  troubles(): string[]
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

let settings: ToneSettings = { ringerId: '', speakerId: '', ringVolume: 0.7, callSounds: true }
const troubles: string[] = []

window.tonesPage = {
  tones: createTones(
    () => settings,
    error => troubles.push(String(error)),
  ),
  set: change => {
    settings = { ...settings, ...change }
  },
  contexts: () => opened.map(context => context.state),
  troubles: () => troubles,
}
