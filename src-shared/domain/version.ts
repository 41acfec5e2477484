import { z } from 'zod'

/** `1.4.0`, or of the beta channel `1.5.0-beta.2`: all that a release of ours may be called. */
const versionPattern = /^(\d{1,5})\.(\d{1,5})\.(\d{1,5})(?:-beta\.(\d{1,5}))?$/

export const versionSchema = z.string().regex(versionPattern)

/** Below zero where `a` is the older one. What is no version of ours is older than all that are. */
export function compareVersions(a: string, b: string): number {
  const left = partsOf(a)
  const right = partsOf(b)
  const differing = left.findIndex((part, index) => part !== right[index])
  return differing < 0 ? 0 : (left[differing] ?? 0) - (right[differing] ?? 0)
}

/** A release comes after all its betas. */
function partsOf(version: string): readonly number[] {
  const match = versionPattern.exec(version)
  if (!match) return [-1, -1, -1, -1]
  const [, major, minor, patch, beta] = match
  return [Number(major), Number(minor), Number(patch), beta === undefined ? Infinity : Number(beta)]
}
