import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** How the running app came onto this machine. `managed`: by somebody, and nobody says how; `runner`: a developer installs. */
export const installKindSchema = z.enum([
  'nsis-user',
  'msi',
  'dmg',
  'pkg',
  'appimage',
  'deb',
  'rpm',
  'managed',
  'runner',
  'unpackaged',
])
export type InstallKind = z.infer<typeof installKindSchema>

/** Those whose files the person may replace without an administrator; all others are updated by who installed them. */
export function updatesItself(kind: InstallKind): boolean {
  return kind === 'nsis-user' || kind === 'dmg' || kind === 'appimage' || kind === 'runner'
}

export interface InstallSurroundings {
  readonly isPackaged: boolean
  /** The folder beside the app's archive. */
  readonly resourcesPath: string
  /** The path of the running AppImage, which its runtime tells. */
  readonly appImage: string | undefined
}

/**
 * Reads the marker that installers leave: `install-kind`, else `package-type`, which the makers of deb and rpm packages
 * write. What is not understood is left alone, since a wrong guess could put a second app beside the first.
 */
export function readInstallKind({ isPackaged, resourcesPath, appImage }: InstallSurroundings): InstallKind {
  if (!isPackaged) return 'unpackaged'
  if (appImage) return 'appimage'
  for (const marker of ['install-kind', 'package-type']) {
    const kind = installKindSchema.safeParse(readMarker(path.join(resourcesPath, marker)))
    if (kind.success) return kind.data
  }
  return 'managed'
}

function readMarker(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    // No marker: not installed by an installer of ours.
    return undefined
  }
}
