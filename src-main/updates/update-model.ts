import type { UpdatePhase, UpdateTrouble, UpdateView } from '#shared/ipc/update-state.ts'
import { type InstallKind, updatesItself } from './install-kind.ts'
import type { ReleaseVerdict } from './judge-release.ts'
import type { Manifest } from './manifest.ts'
import { defaultUpdatePolicy, type UpdatePolicy } from './update-policy.ts'
import { compareVersions } from '#shared/domain/version.ts'

/** What the agent is at, for whoever wants to restart the app. */
export type Work = 'free' | 'ringing' | 'onCall' | 'wrapUp'

/** Everything that deciding about updates needs to remember; times are milliseconds since the epoch. */
export interface UpdateModel {
  readonly phase: UpdatePhase
  /** What `phase` speaks of, as it was signed; null where it speaks of no release. */
  readonly release: Manifest | null
  /** Of the running app. */
  readonly version: string
  readonly kind: InstallKind
  readonly hasKeys: boolean
  readonly policy: UpdatePolicy
  readonly work: Work
  readonly freeSince: number
  /** Milliseconds that nobody has touched the machine, and minutes since the local midnight, at the last tick. */
  readonly untouchedMs: number
  readonly minuteOfDay: number
  /** The person wants it as soon as it can be. */
  readonly isAsked: boolean
  /** The oldest version that the platform takes, as it told; null before it did. */
  readonly platformMinimum: string | null
  /** The platform has refused this version. */
  readonly isRefusedByPlatform: boolean
  /** The release itself says that this version is too old. */
  readonly isRequiredByRelease: boolean
  readonly isChecking: boolean
  readonly nextCheckAt: number
  readonly startedAt: number
  /** A release that was ready as the app was last closed; it may be installed before work begins. */
  readonly isLeftFromLastRun: boolean
  /** SHA-512 of what was installed in vain: tried again only by a person. */
  readonly failedInstall: string | null
}

export function initialModel(
  facts: Pick<UpdateModel, 'version' | 'kind' | 'hasKeys'>,
  now: number,
): UpdateModel {
  return {
    ...facts,
    phase: { status: 'idle', checkedAt: null },
    release: null,
    policy: defaultUpdatePolicy,
    work: 'free',
    freeSince: now,
    untouchedMs: 0,
    minuteOfDay: 0,
    isAsked: false,
    platformMinimum: null,
    isRefusedByPlatform: false,
    isRequiredByRelease: false,
    isChecking: false,
    nextCheckAt: Infinity,
    startedAt: now,
    isLeftFromLastRun: false,
    failedInstall: null,
  }
}

export type UpdateInput =
  /**
   * `leftOver`: what was ready as the app was last closed, believed anew; null where nothing was. `failedInstall`: SHA-512
   * of what the last run handed to its installer, where this version is not it.
   */
  | {
      readonly type: 'started'
      readonly leftOver: Manifest | null
      readonly failedInstall: string | null
      readonly policy: UpdatePolicy
    }
  /** Time passes. `untouchedMs`: how long nobody has touched the machine. `minuteOfDay`: local. */
  | { readonly type: 'ticked'; readonly untouchedMs: number; readonly minuteOfDay: number }
  | { readonly type: 'woke' }
  | { readonly type: 'policyChanged'; readonly policy: UpdatePolicy }
  | { readonly type: 'workChanged'; readonly work: Work }
  | { readonly type: 'checkAsked' }
  | { readonly type: 'installAsked' }
  | { readonly type: 'judged'; readonly verdict: ReleaseVerdict }
  | { readonly type: 'checkFailed'; readonly why: UpdateTrouble }
  | { readonly type: 'progressed'; readonly share: number }
  | { readonly type: 'downloaded' }
  | { readonly type: 'downloadFailed'; readonly why: UpdateTrouble }
  /** The file is not what was signed. */
  | { readonly type: 'fileRefused' }
  | { readonly type: 'installFailed' }
  | { readonly type: 'minimumTold'; readonly version: string }
  | { readonly type: 'refusedByPlatform' }

export type UpdateEffect =
  | { readonly do: 'check' }
  | { readonly do: 'stopCheck' }
  | { readonly do: 'download'; readonly manifest: Manifest }
  | { readonly do: 'stopDownload' }
  | { readonly do: 'install'; readonly manifest: Manifest }

/** Whether sound needs the line and the person needs the app. */
export const isCallOn = (work: Work): boolean => work === 'ringing' || work === 'onCall'

/** How urgently this version has to go. */
export function requiredOf(model: UpdateModel): 'no' | 'soon' | 'now' {
  if (model.isRefusedByPlatform) return 'now'
  const minima = [model.platformMinimum, model.policy.minimumVersion]
  const isTooOld = minima.some(minimum => minimum !== null && compareVersions(model.version, minimum) < 0)
  return isTooOld || model.isRequiredByRelease ? 'soon' : 'no'
}

/** Why nothing is looked for at all; null where it is. */
export function offReason(model: UpdateModel): (UpdatePhase & { readonly status: 'off' })['why'] | null {
  if (model.kind === 'unpackaged') return 'unpackaged'
  if (!model.hasKeys) return 'noKeys'
  return model.policy.mode === 'off' ? 'policy' : null
}

/** What happens next with a release that may be had and is not there. */
export function nextStep(model: UpdateModel): 'click' | 'free' | 'it' {
  if (!updatesItself(model.kind)) return 'it'
  if (model.isAsked) return 'free'
  if (model.release?.sha512 === model.failedInstall) return 'click'
  const isWanted = model.policy.mode === 'auto' || requiredOf(model) !== 'no'
  return isWanted ? 'free' : 'click'
}

/** What the window is told. */
export function viewOf(model: UpdateModel): UpdateView {
  const required = requiredOf(model)
  const isTold = required !== 'no' && !isCallOn(model.work)
  return { phase: model.phase, ...(isTold && { required }) }
}

/** Whether the file of the release is there and believed. */
export function isReady(phase: UpdatePhase): boolean {
  return phase.status === 'ready' || phase.status === 'waiting'
}
