/** What the agent does not notice alone: talking to nobody, or not being heard at all. */
export type MicrophoneNotice = 'talking_muted' | 'silent'

/** What is known of the microphone over the last readings. */
export interface MicrophoneEar {
  /** Readings in a row that were voices, and that were not; capped. */
  readonly loud: number
  readonly quiet: number
  /** Readings in a row without any noise, not even a room's. */
  readonly dead: number
  readonly notice: MicrophoneNotice | null
}

export const freshEar: MicrophoneEar = { loud: 0, quiet: 0, dead: 0, notice: null }

/** How often it is listened to, in milliseconds. */
export const earReadingMs = 250
/** A voice near a microphone; typing and breath stay below. */
const voiceRms = 0.02
/** No microphone that works is as quiet as this, in no room. */
const deadRms = 0.000_05
/** Short words are no talk: so many readings in a row are. */
const talkReadings = 3
/** The notice goes when nobody has talked for this many. */
const restReadings = 12
const deadReadings = 24

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
  const dead = deviceRms < deadRms ? Math.min(before.dead + 1, deadReadings) : 0
  return { loud, quiet, dead, notice: noticeOf(before, { loud, quiet, dead, isMuted }) }
}

function noticeOf(
  before: MicrophoneEar,
  now: { readonly loud: number; readonly quiet: number; readonly dead: number; readonly isMuted: boolean },
): MicrophoneNotice | null {
  if (!now.isMuted) return now.dead >= deadReadings ? 'silent' : null
  if (now.loud >= talkReadings) return 'talking_muted'
  return before.notice === 'talking_muted' && now.quiet < restReadings ? 'talking_muted' : null
}
