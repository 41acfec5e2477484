import { z } from 'zod'
import type { AccountId } from '../domain/ids.ts'
import type { WindowLook } from './window-look.ts'

/** What can be pressed in the wallboard. */
export const wallboardActSchema = z.object({ act: z.enum(['toggleFullScreen', 'leaveFullScreen']) })
export type WallboardAct = z.infer<typeof wallboardActSchema>

/** Everything that the wallboard knows besides the queue. [D8] */
export interface WallboardView {
  readonly look: WindowLook
  readonly thresholds: { readonly attentionSeconds: number; readonly criticalSeconds: number }
  readonly accountNames: Readonly<Record<AccountId, string>>
  /** What to add to this desktop's clock for the platform's, in milliseconds. */
  readonly aheadMs: number
  /** False while nothing is heard from the platform: what is shown may be old. */
  readonly isLive: boolean
  readonly isFullScreen: boolean
}
