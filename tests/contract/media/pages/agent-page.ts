import { createDeviceWatch, type SoundDevices } from '../../../../src-renderer/media/devices.ts'
import type { CallMedia, Levels, MediaState } from '../../../../src-renderer/media/media-port.ts'
import { rnnoiseFiles } from '../../../../src-renderer/media/rnnoise-files.ts'
import { createRnnoiseFilter } from '../../../../src-renderer/media/rnnoise-filter.ts'
import type { PathCounters } from '../../../../src-renderer/media/path-stats.ts'
import { createWebrtcMedia, type SoundChoice } from '../../../../src-renderer/media/webrtc-media.ts'

/** The real media port in a page, with what a test wants to know of it. */
export interface AgentPage {
  prepareInbound(offer: string): Promise<string>
  prepareOutbound(): Promise<string>
  applyRemote(answer: string): Promise<void>
  act(action: 'connect' | 'openMicrophone' | 'startSending' | 'close'): Promise<void>
  setMuted(muted: boolean): void
  setMicrophone(deviceId: string): Promise<void>
  setSpeaker(deviceId: string): Promise<void>
  /** For the microphone that is opened next. */
  chooseNoise(how: SoundChoice['noiseSuppression']): void
  /** Opens the microphone anew. */
  suppressNoise(how: SoundChoice['noiseSuppression']): Promise<void>
  devices(): Promise<SoundDevices>
  /** How each audio context that was ever opened stands. */
  contexts(): string[]
  /** As when the system stops them. */
  suspendContexts(): Promise<void>
  /** Of exchanging the speaker, and of filtering noise. */
  troubles(): string[]
  state(): MediaState
  levels(): Levels
  path(): Promise<PathCounters | null>
  /** As the browser has them. */
  openMicrophones(): number
  /** As the port counts them, with the copies that it sends. */
  countedMicrophones(): number
}

declare global {
  interface Window {
    agent: AgentPage
  }
}

const captured: MediaStreamTrack[] = []
const source = navigator.mediaDevices
const original = source.getUserMedia.bind(source)
source.getUserMedia = async constraints => {
  const stream = await original(constraints)
  captured.push(...stream.getTracks())
  return stream
}

const contexts: AudioContext[] = []
const Original = AudioContext
window.AudioContext = class extends Original {
  constructor(options?: AudioContextOptions) {
    super(options)
    contexts.push(this)
  }
}
const isRunning = ({ state }: AudioContext) => state === 'running'

const devices = createDeviceWatch(source, navigator.permissions)
let noiseSuppression: SoundChoice['noiseSuppression'] = 'browser'
const chosen = () => ({ microphoneId: '', speakerId: '', noiseSuppression })
const troubles: string[] = []
const media = createWebrtcMedia({
  source,
  devices,
  // On a machine that runs many tests at once it may take longer than in the app.
  filter: createRnnoiseFilter(rnnoiseFiles, 30_000),
  chosen,
  onTrouble: error => troubles.push(String(error)),
})
let call: CallMedia | undefined

function current(): CallMedia {
  if (!call) throw new Error('No call was prepared')
  return call
}

window.agent = {
  async prepareInbound(offer) {
    call = await media.prepareInbound(offer)
    return call.localSdp
  },
  async prepareOutbound() {
    call = await media.prepareOutbound()
    return call.localSdp
  },
  applyRemote: answer => current().applyRemote(answer),
  act: async action => current()[action](),
  setMuted: muted => current().setMuted(muted),
  setMicrophone: deviceId => current().setMicrophone(deviceId),
  setSpeaker: deviceId => current().setSpeaker(deviceId),
  chooseNoise(how) {
    noiseSuppression = how
  },
  async suppressNoise(how) {
    noiseSuppression = how
    await current().setMicrophone('')
  },
  devices: () => devices.refresh(),
  contexts: () => contexts.map(context => context.state),
  async suspendContexts() {
    await Promise.all(contexts.filter(isRunning).map(context => context.suspend()))
  },
  troubles: () => troubles,
  state: () => current().state,
  levels: () => current().levels(),
  path: () => current().readPath(),
  openMicrophones: () => captured.filter(track => track.readyState === 'live').length,
  countedMicrophones: () => media.openMicrophones(),
}
