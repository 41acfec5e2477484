import type { HeadsetOffer } from '#shared/ipc/desktop-state.ts'
import { headsetModel } from '#shared/domain/headset/headset-model.ts'
import { headsetsAmong, type HidDevice } from './headset-grants.ts'

export interface HeadsetChoiceParts {
  /** Whose headsets are offered. [D9] */
  readonly vendors: () => readonly string[]
  /** Puts the headsets before the person; undefined: the question is over. */
  readonly show: (headsets: readonly HeadsetOffer[] | undefined) => void
  /** The person chose this one: it may be opened from now on, also after a restart. */
  readonly grant: (headset: HidDevice) => void
}

/** The browser's wait for the person's choice; null: none. */
type Answer = (deviceId: string | null) => void

/** "Which headset?", from the page's request to the person's choice; the list follows what is plugged in meanwhile. */
export class HeadsetChoice {
  readonly #parts: HeadsetChoiceParts
  #asking: { readonly headsets: readonly HidDevice[]; readonly answer: Answer } | null = null

  constructor(parts: HeadsetChoiceParts) {
    this.#parts = parts
  }

  /** A question that is still open ends without a choice: the newest is the one that somebody waits for. */
  ask(devices: readonly HidDevice[], answer: Answer): void {
    this.#asking?.answer(null)
    this.#offer(headsetsAmong(devices, this.#parts.vendors()), answer)
  }

  plugged(device: HidDevice): void {
    if (!this.#asking) return
    const { headsets, answer } = this.#asking
    this.#offer(headsetsAmong([...headsets, device], this.#parts.vendors()), answer)
  }

  unplugged({ deviceId }: Pick<HidDevice, 'deviceId'>): void {
    if (!this.#asking) return
    const { headsets, answer } = this.#asking
    this.#offer(
      headsets.filter(headset => headset.deviceId !== deviceId),
      answer,
    )
  }

  /** One that is not offered, or not any more, is no choice. */
  choose(deviceId: string | null): void {
    if (!this.#asking) return
    const { headsets, answer } = this.#asking
    const chosen = headsets.find(headset => headset.deviceId === deviceId)
    if (deviceId !== null && !chosen) return
    this.#asking = null
    // Granted first: the page looks for its headsets as soon as it is answered.
    if (chosen) this.#parts.grant(chosen)
    answer(chosen?.deviceId ?? null)
    this.#parts.show(undefined)
  }

  #offer(headsets: readonly HidDevice[], answer: Answer): void {
    this.#asking = { headsets, answer }
    this.#parts.show(
      headsets.map(({ deviceId, name, ...usb }) => ({
        deviceId,
        name: name.trim(),
        model: headsetModel(usb),
      })),
    )
  }
}
