import { createHash } from 'node:crypto'

/** A file that Meta keeps: uploaded by the business, or sent by a customer. */
export type StoredMedia = {
  readonly id: string
  readonly mimeType: string
  readonly bytes: Buffer
  /** Base64, as webhooks and the Graph API give it. */
  readonly sha256: string
}

export const storedMedia = (id: string, mimeType: string, bytes: Buffer): StoredMedia => ({
  id,
  mimeType,
  bytes,
  sha256: createHash('sha256').update(bytes).digest('base64'),
})

/** Meta: a media URL works for 5 minutes. */
export const mediaUrlMs = 5 * 60_000
