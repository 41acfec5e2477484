import type { RingOutput } from '#shared/ipc/sound-settings.ts'
import { playSamples } from './play-samples.ts'

/** Seconds: enough to come to an end on a device, and to be no burden for it. */
const silenceLasts = 0.05
/** A machine that is very busy still ends such a silence within this time, in milliseconds. */
const patienceMs = 10_000

/**
 * Whether a ring would be heard on at least one of these outputs, tried without a sound: sound that a browser keeps back,
 * or that nothing takes, never comes to its end. [D3]
 */
export async function ringSilently(
  outputs: readonly RingOutput[],
  withinMs: number = patienceMs,
): Promise<boolean> {
  const { promise: heardOnOne, resolve } = Promise.withResolvers<boolean>()
  const playing = outputs.map(({ deviceId }) =>
    playSamples(silence, {
      sinkId: deviceId,
      volume: 0,
      fadeIn: 0,
      loop: false,
      // What cannot be played does not end; that alone counts.
      onTrouble: () => {},
      onEnded: () => resolve(true),
    }),
  )
  const timer = setTimeout(() => resolve(false), withinMs)
  try {
    return await heardOnOne
  } finally {
    clearTimeout(timer)
    for (const sound of playing) sound.stop()
  }
}

const silence = (sampleRate: number) => new Float32Array(Math.ceil(sampleRate * silenceLasts))
