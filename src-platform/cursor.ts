import { z } from 'zod'

/** A place in a list, as clients carry it: opaque to them. */
export const writeCursor = (at: number, id: string): string =>
  Buffer.from(JSON.stringify([at, id])).toString('base64url')

const placeSchema = z.tuple([z.int(), z.string()])

/** `undefined` for what was not written here. */
export function readCursor(cursor: string): { readonly at: number; readonly id: string } | undefined {
  let raw: unknown
  try {
    raw = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    // Not ours: the caller answers that the cursor is unknown.
    return undefined
  }
  const place = placeSchema.safeParse(raw)
  return place.success ? { at: place.data[0], id: place.data[1] } : undefined
}
