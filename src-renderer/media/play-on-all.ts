import type { RingOutput } from '#shared/ipc/sound-settings.ts'
import type { DeviceWatch } from './devices.ts'
import type { Playing } from './play-samples.ts'
import { playableOutputs } from './ring-outputs.ts'

/** Plays on every output that is there, and follows what is plugged in and out meanwhile. [D4] */
export function playOnAll(
  chosen: readonly RingOutput[],
  devices: Pick<DeviceWatch, 'current' | 'onChange'>,
  play: (output: RingOutput) => Playing,
): Playing {
  const playing = new Map<string, Playing>()
  function arrange() {
    const outputs = playableOutputs(chosen, devices.current.speakers)
    const wanted = new Set(outputs.map(output => output.deviceId))
    for (const [deviceId, sound] of playing) {
      if (wanted.has(deviceId)) continue
      sound.stop()
      playing.delete(deviceId)
    }
    for (const output of outputs) {
      if (!playing.has(output.deviceId)) playing.set(output.deviceId, play(output))
    }
  }
  const stopWatching = devices.onChange(arrange)
  arrange()
  return {
    stop() {
      stopWatching()
      for (const sound of playing.values()) sound.stop()
      playing.clear()
    },
  }
}
