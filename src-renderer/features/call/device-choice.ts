import type { DeringApi } from '#shared/ipc/asks.ts'
import type { Settings } from '#shared/ipc/desktop-state.ts'
import type { AskRefusal } from '#shared/ipc/outcome.ts'
import type { RingtoneName, RingOutput } from '#shared/ipc/sound-settings.ts'
import type { CallMedia } from '../../media/media-port.ts'
import type { Playing } from '../../media/play-samples.ts'
import type { Tones } from '../../media/tones.ts'

export interface DeviceChoiceOptions {
  readonly api: Pick<DeringApi, 'saveSettings'>
  readonly settings: () => Settings
  /** Of the call that is on. */
  readonly media: () => CallMedia | null | undefined
  readonly sample: Tones['sample']
  readonly onRefused: (refusal: AskRefusal) => void
}

/** The microphone and the speaker of this desktop: kept as settings, used at once by the call that is on. [O7] */
export class DeviceChoice {
  readonly #options: DeviceChoiceOptions
  #heard: Playing | null = null

  constructor(options: DeviceChoiceOptions) {
    this.#options = options
  }

  /** Empty: the system's default. */
  async microphone(microphoneId: string): Promise<void> {
    // Chosen already, but perhaps replaced while it was unplugged. [D4]
    const isKept = this.#options.settings().microphoneId === microphoneId
    if (isKept) await this.#options.media()?.setMicrophone(microphoneId)
    else await this.save({ microphoneId })
  }

  /** Empty: the system's default. */
  async speaker(speakerId: string): Promise<void> {
    const isKept = this.#options.settings().speakerId === speakerId
    if (isKept) await this.#options.media()?.setSpeaker(speakerId)
    else await this.save({ speakerId })
  }

  /** Where it rings; from the next ring on. [D1] */
  async ringOutputs(ringOutputs: readonly RingOutput[]): Promise<void> {
    await this.save({ ringOutputs: [...ringOutputs] })
  }

  /** Lets a ringtone be heard once; the one before falls silent. */
  hear(ringtone: RingtoneName, output: RingOutput): void {
    this.#heard?.stop()
    this.#heard = this.#options.sample(ringtone, output)
  }

  /** Uses what was chosen, here or in the settings. */
  follow(before: Settings): void {
    const { microphoneId, speakerId, noiseSuppression } = this.#options.settings()
    const media = this.#options.media()
    if (microphoneId !== before.microphoneId) void media?.setMicrophone(microphoneId)
    else if (noiseSuppression !== before.noiseSuppression) this.#openAnew(media)
    if (speakerId !== before.speakerId) void media?.setSpeaker(speakerId)
  }

  /** The one in use, which need not be the chosen one [D4]; who only listens goes on doing so. */
  #openAnew(media: CallMedia | null | undefined): void {
    const microphone = media?.state.microphone
    if (microphone?.status === 'open') void media?.setMicrophone(microphone.deviceId)
    if (microphone?.status === 'opening') void media?.openMicrophone()
  }

  /** Keeps a choice about sound. */
  async save(settings: Partial<Settings>): Promise<void> {
    const outcome = await this.#options.api.saveSettings(settings)
    if (!outcome.ok) this.#options.onRefused(outcome.refusal)
  }
}
