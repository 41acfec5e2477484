import { z } from 'zod'

/** What updates remember from one run of the app to the next. */
export const keptUpdatesSchema = z.object({
  /** Random; decides where in a staged roll-out this installation stands. */
  installId: z.string().min(1).max(100),
  /** The newest `issuedAt` believed, by address of the manifest: an older one is a replay. */
  newestIssuedAt: z.record(z.string().max(2_000), z.iso.datetime()).default({}),
  /** The envelope of a release that lies here, ready; its signature is verified anew. */
  ready: z
    .string()
    .max(32 * 1024)
    .nullable()
    .default(null),
  /** What was handed to the installer as the app ended. */
  installing: z.object({ version: z.string(), sha512: z.string() }).nullable().default(null),
})
export type KeptUpdates = z.infer<typeof keptUpdatesSchema>
