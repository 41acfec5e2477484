import type { DeviceWatch, SoundDevices } from '../../../../src-renderer/media/devices.ts'

/** A track that a test can unplug. */
export class FakeTrack extends EventTarget {
  readonly label: string
  readonly #deviceId: string
  readyState: 'live' | 'ended' = 'live'

  constructor(label: string, deviceId: string) {
    super()
    this.label = label
    this.#deviceId = deviceId
  }

  isOf(deviceId: string) {
    return this.#deviceId === deviceId
  }

  getSettings() {
    return { deviceId: this.#deviceId }
  }

  stop() {
    this.readyState = 'ended'
  }
}

/** The part of `MediaDevices` that opens and lists, over devices that a test plugs in and out. */
export function createFakeDevices() {
  const plugged = new Map<string, MediaDeviceKind>()
  const opened: FakeTrack[] = []
  const processed: (boolean | undefined)[] = []
  const events = new EventTarget()
  let trouble: string | null = null
  let gate: Promise<void> = Promise.resolve()

  const source = Object.assign(events, {
    async enumerateDevices() {
      const listed = [...plugged].map(([deviceId, kind]) => ({
        deviceId,
        kind,
        label: `The ${deviceId}`,
        groupId: '',
      }))
      return listed.length === 0
        ? []
        : [{ deviceId: 'default', kind: 'audioinput', label: 'Default' }, ...listed]
    },
    async getUserMedia({ audio }: { audio: { deviceId?: { exact: string }; noiseSuppression?: boolean } }) {
      await gate
      if (trouble !== null) throw new DOMException('No', trouble)
      const wanted = audio.deviceId?.exact
      const inputs = [...plugged].filter(([, kind]) => kind === 'audioinput').map(([id]) => id)
      const found = wanted === undefined ? inputs[0] : inputs.find(id => id === wanted)
      if (found === undefined)
        throw new DOMException('None', wanted ? 'OverconstrainedError' : 'NotFoundError')
      const track = new FakeTrack(`The ${found}`, found)
      opened.push(track)
      // As in Chromium, a device that is open already is not processed anew.
      const other = opened.findIndex(open => open.isOf(found) && open !== track && open.readyState === 'live')
      processed.push(other === -1 ? audio.noiseSuppression : processed[other])
      return { getAudioTracks: () => [track] }
    },
  })

  return {
    // Only what the sources under test touch is there.
    source: source as unknown as MediaDevices,
    opened,
    /** Whether the browser takes the noise out of each track that was opened. */
    processed,
    live: () => opened.filter(track => track.readyState === 'live'),
    plug: (id: string, kind: MediaDeviceKind = 'audioinput') => void plugged.set(id, kind),
    unplug: (id: string) => void plugged.delete(id),
    tellChange: () => events.dispatchEvent(new Event('devicechange')),
    fail: (name: string | null) => {
      trouble = name
    },
    /** `getUserMedia` waits until the promise is there. */
    holdBack: (until: Promise<void>) => {
      gate = until
    },
  }
}

/** A watch that a test moves. */
export function createFakeWatch(microphoneIds: readonly string[]) {
  const listeners = new Set<(devices: SoundDevices) => void>()
  let current = of(microphoneIds)
  const watch: DeviceWatch = {
    get current() {
      return current
    },
    refresh: async () => current,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  return {
    watch,
    listeners,
    show(ids: readonly string[]) {
      current = of(ids)
      for (const listener of listeners) listener(current)
    },
  }
}

const of = (ids: readonly string[]): SoundDevices => ({
  microphones: ids.map(id => ({ id, label: `The ${id}` })),
  speakers: [],
  hasOutput: true,
  trouble: null,
})
