import type { EpochMs } from '#shared/domain/ids.ts'
import { defaultPolicy } from '#shared/domain/policy.ts'
import type { WireConsent } from '#shared/protocol/entities.ts'
import type { ConsentCheck } from '../../store/consent-check.ts'

/** What the room's header shows of the permission; null: nothing. [P9] [P12] */
export interface PermissionState {
  readonly status: Exclude<WireConsent['status'], 'rejected'>
  /** Until the status changes by itself, in milliseconds. */
  readonly leftMs?: number
  /** Little time is left. */
  readonly isEnding: boolean
}

/** In its last day a permission or a request is worth a second look. */
const endingMs = 24 * 60 * 60 * 1000

/** @param at by the platform's clock */
export function permissionState(
  consent: Pick<WireConsent, 'status' | 'expiresAt'> | undefined,
  at: EpochMs,
): PermissionState | null {
  if (!consent || consent.status === 'rejected') return null
  const { status, expiresAt } = consent
  if (expiresAt === undefined || (status !== 'pending' && status !== 'temporary')) {
    return { status, isEnding: false }
  }
  const leftMs = Math.max(0, Date.parse(expiresAt) - at)
  return { status, leftMs, isEnding: leftMs <= endingMs }
}

/** What is known of a room's consent: the newest event, else the platform's last check. */
export function newestConsent(
  told: WireConsent | undefined,
  check: ConsentCheck | null,
): Pick<WireConsent, 'status' | 'expiresAt' | 'advice'> | undefined {
  if (told) return told
  return check ? { status: check.status, expiresAt: check.expiresAt, advice: adviceOf(check) } : undefined
}

function adviceOf({ status, unanswered }: ConsentCheck): WireConsent['advice'] {
  const stands = status === 'temporary' || status === 'permanent'
  return stands && (unanswered?.inARow ?? 0) >= defaultPolicy.unansweredBeforeAdvice
    ? 'reconsider'
    : undefined
}

/** [P11] How many more unanswered calls withdraw the permission; undefined where it is not known. */
export function unansweredLeft(check: ConsentCheck | null): number | undefined {
  const unanswered = check?.unanswered
  return unanswered && Math.max(0, unanswered.max - unanswered.inARow)
}
