import type { DeringApi } from '#shared/ipc/asks.ts'
import type { SoundReach } from '#shared/ipc/sound-settings.ts'
import type { DeviceWatch, SoundDevices } from '../../media/devices.ts'

export interface ReachFollower {
  /** A sound could not be played; it holds until the devices change, or one is heard again. */
  readonly soundFailed: () => void
  readonly soundPlayed: () => void
  readonly stop: () => void
}

/** Tells the main process whether calls could be heard and spoken here, whenever that changes. [D3] */
export function followReach(
  devices: Pick<DeviceWatch, 'onChange'>,
  api: Pick<DeringApi, 'reportReach'>,
): ReachFollower {
  let known: SoundDevices | null = null
  let isSilent = false
  let told = ''

  function tell() {
    if (!known) return
    const reach = soundReach(known, isSilent)
    const words = JSON.stringify(reach)
    if (words === told) return
    told = words
    void api.reportReach(reach)
  }
  const stop = devices.onChange(current => {
    known = current
    isSilent = false
    tell()
  })
  const setSilent = (value: boolean) => () => {
    isSilent = value
    tell()
  }
  return { soundFailed: setSilent(true), soundPlayed: setSilent(false), stop }
}

export function soundReach({ trouble, hasOutput }: SoundDevices, isSilent: boolean): SoundReach {
  return {
    microphone: trouble ?? 'ready',
    output: hasOutput ? (isSilent ? 'silent' : 'ready') : 'missing',
  }
}
