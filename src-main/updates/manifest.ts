import { z } from 'zod'
import { versionSchema } from '#shared/domain/version.ts'

/** 4 GiB: larger is no installer of ours. */
const largestFile = 4 * 1024 ** 3

/** What a signature vouches for: one file for one system, and for whom it is. */
export const manifestSchema = z.strictObject({
  version: versionSchema,
  channel: z.enum(['stable', 'beta']),
  /** As `process.platform` and `process.arch` say it. */
  platform: z.enum(['win32', 'darwin', 'linux']),
  arch: z.enum(['x64', 'arm64']),
  /** A bare name: it can neither leave its folder nor be taken for an option. */
  file: z
    .string()
    .max(200)
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
  /** Bytes. */
  size: z.int().positive().max(largestFile),
  /** Of the file, in hexadecimal. */
  sha512: z.string().regex(/^[0-9a-f]{128}$/),
  /** Older apps may not go on working. */
  minVersion: versionSchema.nullable(),
  /** How many of a hundred installations may have it. */
  rolloutPercent: z.int().min(0).max(100),
  /** Does not wait for the night or for a long pause, though for the end of a call. */
  urgent: z.boolean(),
  /** The only way back to an older version. */
  rollback: z.boolean(),
  issuedAt: z.iso.datetime(),
  /** From then on it is not believed: who holds back newer releases must not get far with an old one. */
  expiresAt: z.iso.datetime(),
})
export type Manifest = z.infer<typeof manifestSchema>

/** The one text that stands for a manifest: its fields in the order above, without a space. Only this is signed. */
export function canonicalText(manifest: Manifest): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.keys(manifestSchema.shape).map(name => [name, manifest[name as keyof Manifest]]),
    ),
  )
}
