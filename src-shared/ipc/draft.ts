import { z } from 'zod'
import { type RoomId, roomIdSchema } from '../domain/ids.ts'

/** Meta: a text message has at most so many characters. */
export const longestText = 4096

/** What is typed in a room and not sent; empty: nothing any more. */
export const draftSchema = z.object({ roomId: roomIdSchema, text: z.string().max(longestText) })
export type Draft = z.infer<typeof draftSchema>

export type Drafts = Readonly<Record<RoomId, string>>

/** `all`: these and no others are kept now; `gone`: the customer of this room was erased. [P13] */
export type DraftNews =
  { readonly kind: 'all'; readonly drafts: Drafts } | { readonly kind: 'gone'; readonly roomId: RoomId }
