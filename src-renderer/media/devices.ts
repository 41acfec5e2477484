import type { MicrophoneTrouble } from './media-port.ts'

export interface SoundDevice {
  readonly id: string
  /** The system's name of it; empty until the microphone was allowed once. */
  readonly label: string
}

export interface SoundDevices {
  readonly microphones: readonly SoundDevice[]
  readonly speakers: readonly SoundDevice[]
  /** There is something to hear with. */
  readonly hasOutput: boolean
  /** What would keep a call from being answered with a voice, known without opening anything. [D3] */
  readonly trouble: Extract<MicrophoneTrouble, 'blocked' | 'missing'> | null
}

/** Knows the sound devices that are plugged in. */
export interface DeviceWatch {
  readonly current: SoundDevices
  /** Looks again now. Never rejects: what cannot be listed is told as `missing`. */
  refresh(): Promise<SoundDevices>
  /** Tells every change, and looks often while anybody listens. Returns its undo. */
  readonly onChange: (listener: (devices: SoundDevices) => void) => () => void
}

/** Chromium's names for the system's default, which this app calls the empty id. */
const pseudoIds: ReadonlySet<string> = new Set(['', 'default', 'communications'])

/** The empty id for Chromium's names of the system's default. */
export function plainDeviceId(id: string): string {
  return pseudoIds.has(id) ? '' : id
}

/** Chromium on Linux does not tell of every plug, so the list is read this often while it matters, in milliseconds. */
const pollMs = 2_000
const none: SoundDevices = { microphones: [], speakers: [], hasOutput: true, trouble: null }

export function createDeviceWatch(source: MediaDevices, permissions: Permissions): DeviceWatch {
  const listeners = new Set<(devices: SoundDevices) => void>()
  let current = none
  let timer: ReturnType<typeof setInterval> | undefined

  async function refresh(): Promise<SoundDevices> {
    const next = await read(source, permissions)
    if (JSON.stringify(next) !== JSON.stringify(current)) {
      current = next
      for (const listener of listeners) listener(next)
    }
    return current
  }
  const look = () => void refresh()

  function start() {
    source.addEventListener('devicechange', look)
    timer = setInterval(look, pollMs)
    look()
  }
  function stop() {
    source.removeEventListener('devicechange', look)
    clearInterval(timer)
  }

  return {
    get current() {
      return current
    },
    refresh,
    onChange(listener) {
      listeners.add(listener)
      if (listeners.size === 1) start()
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) stop()
      }
    },
  }
}

async function read(source: MediaDevices, permissions: Permissions): Promise<SoundDevices> {
  const [listed, permission] = await Promise.all([
    source.enumerateDevices().catch((): MediaDeviceInfo[] => []),
    // A browser that does not know the permission's name cannot say that it is refused.
    permissions.query({ name: 'microphone' }).catch(() => null),
  ])
  const blocked = permission?.state === 'denied'
  const hasMicrophone = listed.some(device => device.kind === 'audioinput')
  return {
    microphones: devicesOf(listed, 'audioinput'),
    speakers: devicesOf(listed, 'audiooutput'),
    hasOutput: listed.some(device => device.kind === 'audiooutput'),
    trouble: blocked ? 'blocked' : hasMicrophone ? null : 'missing',
  }
}

function devicesOf(listed: readonly MediaDeviceInfo[], kind: MediaDeviceKind): SoundDevice[] {
  return listed
    .filter(device => device.kind === kind && plainDeviceId(device.deviceId) !== '')
    .map(device => ({ id: device.deviceId, label: device.label }))
}
