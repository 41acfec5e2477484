import { defaultRingOutput, type RingOutput } from '#shared/ipc/sound-settings.ts'
import type { SoundDevice } from './devices.ts'

/**
 * Where it rings now: the chosen outputs that are plugged in, each once; when none of them is, the system's default as
 * loud as the loudest of them. Never nowhere. [D1] [D4]
 *
 * @param speakers what is plugged in; empty while that is not known, and then every choice is tried
 */
export function playableOutputs(
  chosen: readonly RingOutput[],
  speakers: readonly SoundDevice[],
): readonly RingOutput[] {
  const isThere = ({ deviceId }: RingOutput) =>
    deviceId === '' || speakers.length === 0 || speakers.some(speaker => speaker.id === deviceId)
  const there = new Map(chosen.filter(isThere).map(output => [output.deviceId, output]))
  if (there.size > 0) return [...there.values()]
  const loudest = Math.max(...chosen.map(output => output.volume))
  return [{ ...defaultRingOutput, ...(chosen.length > 0 && { volume: loudest }) }]
}
