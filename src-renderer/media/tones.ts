import { playSamples, type Playing } from './play-samples.ts'
import { connectedSamples, endedSamples, ringbackSamples, ringSamples } from './tone-samples.ts'

/** The sounds that tell how calls stand. */
export interface Tones {
  /** What is heard again and again at this moment. */
  readonly looping: 'ring' | 'ringback' | null
  /** Rings, as long as it is wanted. */
  ring(wanted: boolean): void
  /** What a caller hears while it rings at the other end, as long as it is wanted. */
  ringback(wanted: boolean): void
  /** A quiet confirmation, unless they are turned off. */
  connected(): void
  /** A quiet confirmation, unless they are turned off. */
  ended(): void
  close(): void
}

export interface ToneSettings {
  readonly ringerId: string
  readonly speakerId: string
  /** 0 to 1. */
  readonly ringVolume: number
  readonly callSounds: boolean
}

/** Seconds in which a ring grows to its full volume. */
const ringFadeIn = 3

/**
 * @param settings as they are when a sound begins
 * @param onTrouble a sound could not be played
 */
export function createTones(settings: () => ToneSettings, onTrouble: (error: unknown) => void): Tones {
  let loop: { readonly name: 'ring' | 'ringback'; readonly playing: Playing } | null = null

  function start(name: 'ring' | 'ringback'): Playing {
    const { ringerId, speakerId, ringVolume } = settings()
    return name === 'ring'
      ? playSamples(ringSamples, {
          sinkId: ringerId,
          volume: ringVolume,
          fadeIn: ringFadeIn,
          loop: true,
          onTrouble,
        })
      : playSamples(ringbackSamples, { sinkId: speakerId, volume: 1, fadeIn: 0, loop: true, onTrouble })
  }
  function want(name: 'ring' | 'ringback', wanted: boolean) {
    if (wanted === (loop?.name === name)) return
    if (!wanted) return stop()
    stop()
    loop = { name, playing: start(name) }
  }
  function stop() {
    loop?.playing.stop()
    loop = null
  }
  function confirm(samples: typeof connectedSamples) {
    const { callSounds, speakerId } = settings()
    if (callSounds) playSamples(samples, { sinkId: speakerId, volume: 1, fadeIn: 0, loop: false, onTrouble })
  }

  return {
    get looping() {
      return loop?.name ?? null
    },
    ring: wanted => want('ring', wanted),
    ringback: wanted => want('ringback', wanted),
    connected: () => confirm(connectedSamples),
    ended: () => confirm(endedSamples),
    close: stop,
  }
}
