import { z } from 'zod'
import { type CallId, callIdSchema } from '../domain/ids.ts'
import type { WindowLook } from './window-look.ts'

/** How loud both sides are, 0 to 1 as it is felt, and whether the agent is muted. */
export const callSoundSchema = z.object({
  callId: callIdSchema,
  isMuted: z.boolean(),
  mine: z.number().min(0).max(1),
  theirs: z.number().min(0).max(1),
})
export type CallSound = z.infer<typeof callSoundSchema>

/** What the call window can have done with the call that it shows. */
export const callActSchema = z.object({
  act: z.enum(['answer', 'decline', 'hangUp', 'toggleMute', 'look']),
  callId: callIdSchema,
})
export type CallAct = z.infer<typeof callActSchema>

/** Everything that the small window over all others knows; times are this desktop's clock, milliseconds since the epoch. */
export type CallWindowView = {
  readonly look: WindowLook
  readonly callId: CallId
  readonly customerName: string
} & (
  | {
      readonly kind: 'ringing'
      readonly customerPhone?: string
      readonly accountName: string
      readonly endsAt: number
      /** Others that ring at the same time. */
      readonly others: number
    }
  | { readonly kind: 'call'; readonly connectedAt: number | null; readonly sound: CallSound | null }
)
