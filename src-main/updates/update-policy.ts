import type { ResolvedPolicy } from '#shared/policy/resolve-policy.ts'

/** What IT decides about updates; each has a default of ours where IT says nothing. */
export interface UpdatePolicy {
  /** `notify`: tells, and waits for the person's click. */
  readonly mode: 'off' | 'notify' | 'auto'
  readonly channel: 'stable' | 'beta'
  /** The update server: folder of the channels, without a slash at its end. */
  readonly url: string
  /** This version and no other; null: the channel's newest. */
  readonly targetVersion: string | null
  /** When the app may restart by itself; null: whenever nobody is at it. */
  readonly window: UpdateWindow | null
  /** An older app than this one is told to be too old. */
  readonly minimumVersion: string | null
}

/** A time of each day, local, in minutes since midnight; over midnight where it ends before it begins. */
export interface UpdateWindow {
  readonly from: number
  readonly to: number
}

export const defaultUpdatePolicy: UpdatePolicy = {
  mode: 'auto',
  channel: 'stable',
  url: 'https://updates.dering.com/desktop',
  targetVersion: null,
  window: null,
  minimumVersion: null,
}

/** What the organisation's policy says of updates; an empty text says nothing. */
export function updatePolicyOf(policy: ResolvedPolicy): UpdatePolicy {
  return {
    mode: policy.AutoUpdateMode.value,
    channel: policy.UpdateChannel.value,
    url: policy.UpdateUrl.value.replace(/\/+$/, ''),
    targetVersion: policy.TargetVersion.value || null,
    window: parseUpdateWindow(policy.UpdateWindow.value),
    minimumVersion: policy.MinimumVersion.value || null,
  }
}

/** Reads `2200-0430`; null where it is no such time. */
export function parseUpdateWindow(text: string): UpdateWindow | null {
  const match = /^([01]\d|2[0-3])([0-5]\d)-([01]\d|2[0-3])([0-5]\d)$/.exec(text)
  if (!match) return null
  const [, fromHour, fromMinute, toHour, toMinute] = match
  const window = {
    from: Number(fromHour) * 60 + Number(fromMinute),
    to: Number(toHour) * 60 + Number(toMinute),
  }
  // Neither never nor always is a window.
  return window.from === window.to ? null : window
}

/** @param minuteOfDay local, since midnight */
export function isInWindow(window: UpdateWindow | null, minuteOfDay: number): boolean {
  if (window === null) return true
  const { from, to } = window
  return from < to ? minuteOfDay >= from && minuteOfDay < to : minuteOfDay >= from || minuteOfDay < to
}
