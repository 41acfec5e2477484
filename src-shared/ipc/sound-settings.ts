import { z } from 'zod'

/** The ringtones that the app makes by itself. */
export const ringtones = ['marimba', 'bells', 'harp', 'beacon'] as const
export type RingtoneName = (typeof ringtones)[number]

/** More outputs than a desk has. */
export const mostRingOutputs = 6

/** One device that rings. */
export const ringOutputSchema = z.object({
  /** The browser's device id; empty: the system's default. */
  deviceId: z.string().max(200),
  /** 0 to 1. */
  volume: z.number().min(0).max(1),
})
export type RingOutput = z.infer<typeof ringOutputSchema>

export const defaultRingOutput: RingOutput = { deviceId: '', volume: 0.7 }

/** What takes the noise around the agent out of what the customer hears: nothing, the browser itself, or RNNoise. */
export const noiseSuppressions = ['off', 'browser', 'rnnoise'] as const
export type NoiseSuppression = (typeof noiseSuppressions)[number]

/** The choice of no headset: its keys do nothing, its lamps stay dark. */
export const headsetOff = 'off'
/** A headset by make and model, as four hexadecimal digits each; empty: the first that is plugged in. */
export const headsetChoiceSchema = z.union([
  z.literal(['', headsetOff]),
  z.string().regex(/^[0-9a-f]{4}:[0-9a-f]{4}$/),
])

/** Whether calls could be heard and spoken in this window. [D3] */
export const soundReachSchema = z.object({
  microphone: z.enum(['ready', 'blocked', 'missing']),
  output: z.enum(['ready', 'missing', 'silent']),
})
export type SoundReach = z.infer<typeof soundReachSchema>

/** What the window has found out: about its sound, or by asking the person whether a notification was seen. [D3] */
export const reachReportSchema = z.union([
  soundReachSchema,
  z.object({ notifications: z.enum(['shown', 'unavailable']) }),
])
export type ReachReport = z.infer<typeof reachReportSchema>
