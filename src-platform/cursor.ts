import { z } from 'zod'

/** A place in a list, as clients carry it: opaque to them. */
export const writeCursor = (at: number, id: string): string => packCursor([at, id])

const placeSchema = z.tuple([z.int(), z.string()])

/** @param idSchema what an id is in this list; `undefined` for what was not written here */
export function readCursor<Id extends z.ZodType<string>>(
  cursor: string,
  idSchema: Id,
): { readonly at: number; readonly id: z.infer<Id> } | undefined {
  const [at, written] = unpackCursor(cursor, placeSchema) ?? []
  const id = idSchema.safeParse(written)
  return at !== undefined && id.success ? { at, id: id.data } : undefined
}

export const packCursor = (place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url')

/** `undefined` for what is no place of this kind. */
export function unpackCursor<Place>(cursor: string, schema: z.ZodType<Place>): Place | undefined {
  let raw: unknown
  try {
    raw = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    // Not ours: the caller answers that the cursor is unknown.
    return undefined
  }
  return schema.safeParse(raw).data
}
