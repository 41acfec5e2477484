import { z } from 'zod'

/** Written by the build: every file of the page, and nothing else, is served. */
export const assetManifestSchema = z.object({
  files: z.array(z.object({ path: z.string().regex(/^\/[\w./-]+$/), contentType: z.string() })),
})
export type AssetManifest = z.infer<typeof assetManifestSchema>
