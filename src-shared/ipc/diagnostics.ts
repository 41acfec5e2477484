import { z } from 'zod'

/** What the window alone can see: the sound devices that are plugged in. */
export const pluggedDeviceSchema = z.object({
  kind: z.enum(['microphone', 'speaker']),
  /** The system's name of it; empty until the microphone was allowed once. */
  label: z.string().max(200),
})
export type PluggedDevice = z.infer<typeof pluggedDeviceSchema>

export const diagnosticsRequestSchema = z.object({ devices: z.array(pluggedDeviceSchema).max(100) })
