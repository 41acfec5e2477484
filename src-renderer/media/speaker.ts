import { type DeviceWatch, plainDeviceId } from './devices.ts'
import type { SpeakerState } from './media-port.ts'

export interface SpeakerOptions {
  readonly devices: DeviceWatch
  /** Plays there; rejects where that cannot be. Empty: the system's default. */
  readonly play: (deviceId: string) => Promise<void>
  readonly onChange: (state: SpeakerState) => void
  readonly onTrouble: (error: unknown) => void
}

/** Where one call is heard; moved to the system's default when the device is unplugged. [D4] */
export class Speaker {
  readonly #options: SpeakerOptions
  #state: SpeakerState = { deviceId: '' }
  /** Counts the wishes, so that a late answer to an older one changes nothing. */
  #wish = 0
  #stopWatching: (() => void) | null = null

  constructor(options: SpeakerOptions) {
    this.#options = options
  }

  /** Plays on this one, or on the default where it is gone. */
  async use(deviceId: string): Promise<void> {
    const wish = ++this.#wish
    const used = await this.#playOn(deviceId)
    if (wish !== this.#wish) return
    this.#watch(used)
    this.#show({ deviceId: used })
  }

  close(): void {
    this.#wish += 1
    this.#stopWatching?.()
    this.#stopWatching = null
  }

  async #playOn(deviceId: string): Promise<string> {
    try {
      await this.#options.play(deviceId)
      return plainDeviceId(deviceId)
    } catch (error) {
      if (deviceId === '') throw error
      await this.#options.play('')
      return ''
    }
  }

  /** Whoever listens on the default follows it by the system itself. */
  #watch(deviceId: string): void {
    this.#stopWatching?.()
    this.#stopWatching = null
    if (deviceId === '') return
    const { devices, onTrouble } = this.#options
    const find = () => devices.current.speakers.find(speaker => speaker.id === deviceId)
    let listed = find()
    this.#stopWatching = devices.onChange(() => {
      const lost = listed
      listed = find()
      if (lost && !listed) this.#replace(lost.label).catch(onTrouble)
    })
  }

  async #replace(label: string): Promise<void> {
    await this.use('')
    this.#show({ deviceId: '', replaces: label })
  }

  #show(state: SpeakerState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return
    this.#state = state
    this.#options.onChange(state)
  }
}
