import { createHash } from 'node:crypto'
import type { ReleaseRefusal } from '#shared/ipc/update-state.ts'
import type { Manifest } from './manifest.ts'
import type { UpdatePolicy } from './update-policy.ts'
import { compareVersions } from '#shared/domain/version.ts'

/** What a genuine manifest is held against. */
export interface ReleaseFacts {
  /** Of the running app. */
  readonly version: string
  readonly platform: string
  readonly arch: string
  /** Random, made once for this installation. */
  readonly installId: string
  /** The newest `issuedAt` ever believed of this feed; null before the first. */
  readonly newestIssuedAt: string | null
  readonly policy: Pick<UpdatePolicy, 'channel' | 'targetVersion' | 'minimumVersion'>
  /** Milliseconds since the epoch. */
  readonly now: number
}

export type ReleaseVerdict =
  | { readonly kind: 'offered'; readonly manifest: Manifest; readonly isRequired: boolean }
  | { readonly kind: 'current' }
  /** Genuine, and not for this installation: not yet, or not as IT wants it. */
  | { readonly kind: 'notYours'; readonly why: 'rollout' | 'pinned' }
  | { readonly kind: 'refused'; readonly why: ReleaseRefusal }

/** How far the clocks of those who sign and those who update may be apart, in milliseconds. */
const clockSkewMs = 10 * 60_000

/** Whether this installation may have what a genuine manifest describes. [D9] */
export function judgeRelease(manifest: Manifest, facts: ReleaseFacts): ReleaseVerdict {
  const refusal = refusalOf(manifest, facts)
  if (refusal) return { kind: 'refused', why: refusal }
  const { policy } = facts
  const age = compareVersions(manifest.version, facts.version)
  if (age === 0) return { kind: 'current' }
  if (policy.targetVersion !== null && manifest.version !== policy.targetVersion) {
    return { kind: 'notYours', why: 'pinned' }
  }
  if (age < 0 && !manifest.rollback) return { kind: 'refused', why: 'downgrade' }
  const isRequired = [manifest.minVersion, policy.minimumVersion].some(
    minimum => minimum !== null && compareVersions(facts.version, minimum) < 0,
  )
  if (!isRequired && rolloutPlace(facts.installId, manifest.version) >= manifest.rolloutPercent) {
    return { kind: 'notYours', why: 'rollout' }
  }
  return { kind: 'offered', manifest, isRequired }
}

function refusalOf(manifest: Manifest, facts: ReleaseFacts): ReleaseRefusal | null {
  if (manifest.platform !== facts.platform || manifest.arch !== facts.arch) return 'otherSystem'
  if (manifest.channel !== facts.policy.channel) return 'otherChannel'
  const issuedAt = Date.parse(manifest.issuedAt)
  if (issuedAt > facts.now + clockSkewMs) return 'fromTheFuture'
  if (Date.parse(manifest.expiresAt) <= facts.now) return 'expired'
  if (facts.newestIssuedAt !== null && issuedAt < Date.parse(facts.newestIssuedAt)) return 'replayed'
  return null
}

/**
 * Where in the queue of a staged roll-out an installation stands: [0, 100). The same at each look, so that nobody is
 * drawn twice; another one for each version, so that nobody is always the first.
 */
export function rolloutPlace(installId: string, version: string): number {
  const digest = createHash('sha256').update(`${installId}\n${version}`).digest()
  return (digest.readUInt32BE(0) / 2 ** 32) * 100
}
