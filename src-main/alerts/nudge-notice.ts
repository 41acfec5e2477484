import type { Nudge } from '#shared/ipc/queue-news.ts'

/** A supervisor asks for this agent's attention, who was not looking; it stays until the window is looked at. [D8] */
export interface NudgeNotice {
  readonly kind: 'nudge'
  /** Which one, so that the same words twice are said twice. */
  readonly nudgeId: number
  readonly byName: string
  readonly text: string | null
}

/** A nudge that came at this time, by the clock of `seenAt`. */
export interface ReceivedNudge extends Nudge {
  readonly id: number
  readonly at: number
}

/** The latest nudge, where nobody has seen it: an earlier one has nothing to add. @param seenAt when the window was last in front */
export function nudgeNoticeOf(nudge: ReceivedNudge | null, seenAt: number): NudgeNotice | null {
  if (!nudge || nudge.at <= seenAt) return null
  const { id, by, text } = nudge
  return { kind: 'nudge', nudgeId: id, byName: by.name, text: text ?? null }
}
