/** What the agent does not notice alone: talking to nobody, or not being heard at all. */
export type MicrophoneNotice = 'talking_muted' | 'silent'

/** What is known of the microphone over the last readings. */
export interface MicrophoneEar {
  /** Readings in a row that were voices, and that were not; capped. */
  readonly loud: number
  readonly quiet: number
  /** Readings without any noise, not even a room's, since there was any; capped. */
  readonly dead: number
  /** A voice was heard of it before. */
  readonly wasHeard: boolean
  readonly notice: MicrophoneNotice | null
}

export const freshEar: MicrophoneEar = { loud: 0, quiet: 0, dead: 0, wasHeard: false, notice: null }

/** How often it is listened to, in milliseconds. */
export const earReadingMs = 250
/** A voice near a microphone; typing and breath stay below. */
const voiceRms = 0.02
/**
 * No microphone that works is as quiet as this, in no room. It is not zero: the browser's echo canceller fills a dead
 * line with a noise of its own, measured at up to 0.000_09 in the first seconds and at 0.000_02 to 0.000_06 later.
 */
const deadRms = 0.000_12
/** From here on it is a room, or a voice; between the two nothing is decided. */
const aliveRms = 0.000_3
/** Short words are no talk: so many readings in a row are. */
const talkReadings = 3
/** The notice goes when nobody has talked for this many. */
const restReadings = 12
const deadReadings = 24
/** A headset may close its own gate while its agent listens: one that has been heard must be still for longer. */
const deadReadingsOfHeard = 80

/** The state after one more reading: `rms` of what is said, before muting, and `deviceRms` of all that the device hears. */
export function withReading(
  before: MicrophoneEar,
  {
    rms,
    deviceRms,
    isMuted,
  }: { readonly rms: number; readonly deviceRms: number; readonly isMuted: boolean },
): MicrophoneEar {
  const isLoud = rms > voiceRms
  const loud = isLoud ? Math.min(before.loud + 1, talkReadings) : 0
  const quiet = isLoud ? 0 : Math.min(before.quiet + 1, restReadings)
  const wasHeard = before.wasHeard || deviceRms >= voiceRms
  const dead = deadAfter(before.dead, deviceRms)
  const isDead = dead >= (wasHeard ? deadReadingsOfHeard : deadReadings)
  return { loud, quiet, dead, wasHeard, notice: noticeOf(before, { loud, quiet, isDead, isMuted }) }
}

function deadAfter(before: number, deviceRms: number): number {
  if (deviceRms >= aliveRms) return 0
  return deviceRms < deadRms ? Math.min(before + 1, deadReadingsOfHeard) : before
}

function noticeOf(
  before: MicrophoneEar,
  now: { readonly loud: number; readonly quiet: number; readonly isDead: boolean; readonly isMuted: boolean },
): MicrophoneNotice | null {
  if (!now.isMuted) return now.isDead ? 'silent' : null
  if (now.loud >= talkReadings) return 'talking_muted'
  return before.notice === 'talking_muted' && now.quiet < restReadings ? 'talking_muted' : null
}
