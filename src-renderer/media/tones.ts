import { knownFailures } from '#shared/ipc/call-timeline.ts'
import type { RingtoneName, RingOutput } from '#shared/ipc/sound-settings.ts'
import type { DeviceWatch } from './devices.ts'
import { playOnAll } from './play-on-all.ts'
import { playableOutputs } from './ring-outputs.ts'
import { playSamples, type Playing } from './play-samples.ts'
import { ringtoneSamples } from './ringtones.ts'
import { beepSamples, chimeSamples, connectedSamples, endedSamples, ringbackSamples } from './tone-samples.ts'

/** Why it rings: a call of the agent's own room, or one that a ring group brought. */
export type RingKind = 'room' | 'group'
type LoopName = 'ring' | 'beep' | 'ringback'

/** The sounds that tell how calls stand. One of them loops at a time. */
export interface Tones {
  /** What is heard again and again at this moment. */
  readonly looping: LoopName | null
  /** Rings on every chosen output, as long as it is wanted; a ring that has begun keeps its tone. [D1] */
  ring(kind: RingKind | null): void
  /** Another call waits while one is on: softly, and only where the agent listens. */
  beep(wanted: boolean): void
  /** What a caller hears while it rings at the other end: where the agent listens, never where it rings. */
  ringback(wanted: boolean): void
  /** Once, wherever it rings: a customer of the live queue waits too long. [D8] */
  chime(): void
  /** A quiet confirmation, unless they are turned off. */
  connected(): void
  /** A quiet confirmation, unless they are turned off. */
  ended(): void
  /** Plays a ringtone once on one output, for who chooses it. */
  sample(ringtone: RingtoneName, output: RingOutput): Playing
  close(): void
}

export interface ToneSettings {
  readonly ringOutputs: readonly RingOutput[]
  readonly ringtoneRoom: RingtoneName
  readonly ringtoneGroup: RingtoneName
  readonly speakerId: string
  readonly callSounds: boolean
}

/** What became of a ring on one output. */
export interface RingHeard {
  /** As the system names it; undefined: its default, or one that it has not named. */
  readonly output: string | undefined
  readonly failed?: string
}

export interface TonesOptions {
  /** As they are when a sound begins. */
  readonly settings: () => ToneSettings
  readonly devices: DeviceWatch
  /** A sound could not be played. */
  readonly onTrouble: (error: unknown) => void
  /** A ring is heard on this output, or why it is not; undefined: the system's default. */
  readonly onRing?: (heard: RingHeard) => void
  /** A sound plays. */
  readonly onPlays?: () => void
}

/** Seconds in which a ring grows to its full volume. */
const ringFadeIn = 3

export function createTones({ settings, devices, onTrouble, onRing, onPlays }: TonesOptions): Tones {
  let loop: { readonly name: LoopName; readonly playing: Playing } | null = null

  function want(name: LoopName, start: (() => Playing) | null) {
    const isOn = loop?.name === name
    if (isOn === (start !== null)) return
    stop()
    if (start) loop = { name, playing: start() }
  }
  function stop() {
    loop?.playing.stop()
    loop = null
  }
  function startRing(kind: RingKind): Playing {
    const { ringOutputs, ringtoneRoom, ringtoneGroup } = settings()
    const samples = ringtoneSamples[kind === 'room' ? ringtoneRoom : ringtoneGroup]
    return playOnAll(ringOutputs, devices, ({ deviceId, volume }) => {
      const label = devices.current.speakers.find(speaker => speaker.id === deviceId)?.label
      const output = label === '' ? undefined : label
      return playSamples(samples, {
        sinkId: deviceId,
        volume,
        fadeIn: ringFadeIn,
        loop: true,
        onTrouble: error => {
          onRing?.({ output, failed: failureOf(error) })
          onTrouble(error)
        },
        onPlays: () => {
          onRing?.({ output })
          onPlays?.()
        },
      })
    })
  }
  function inTheEar(samples: typeof beepSamples, isLoop: boolean): Playing {
    const { speakerId } = settings()
    return playSamples(samples, { sinkId: speakerId, volume: 1, fadeIn: 0, loop: isLoop, onTrouble, onPlays })
  }
  function confirm(samples: typeof connectedSamples) {
    if (settings().callSounds) inTheEar(samples, false)
  }

  return {
    get looping() {
      return loop?.name ?? null
    },
    ring: kind => want('ring', kind && (() => startRing(kind))),
    beep: wanted => want('beep', wanted ? () => inTheEar(beepSamples, true) : null),
    ringback: wanted => want('ringback', wanted ? () => inTheEar(ringbackSamples, true) : null),
    chime() {
      for (const { deviceId, volume } of playableOutputs(settings().ringOutputs, devices.current.speakers)) {
        playSamples(chimeSamples, { sinkId: deviceId, volume, fadeIn: 0, loop: false, onTrouble, onPlays })
      }
    },
    connected: () => confirm(connectedSamples),
    ended: () => confirm(endedSamples),
    sample: (ringtone, { deviceId, volume }) =>
      playSamples(ringtoneSamples[ringtone], {
        sinkId: deviceId,
        volume,
        fadeIn: 0,
        loop: false,
        onTrouble,
        onPlays,
      }),
    close: stop,
  }
}

/** The browser's own name for it where the log has words for that, else what it says. */
function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return knownFailures.find(name => name === error.name) ?? error.message
}
