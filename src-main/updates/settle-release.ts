import type { UpdatePhase } from '#shared/ipc/update-state.ts'
import { isInWindow } from './update-policy.ts'
import {
  isCallOn,
  isReady,
  nextStep,
  requiredOf,
  type UpdateEffect,
  type UpdateModel,
} from './update-model.ts'

export interface Settled {
  readonly model: UpdateModel
  readonly effects: readonly UpdateEffect[]
}

/** Milliseconds without work and without a touch, after which a restart disturbs nobody. */
export const quietTimes = { ordinaryMs: 10 * 60_000, urgentMs: 60_000, atStartMs: 60_000 } as const

export const still = (model: UpdateModel): Settled => ({ model, effects: [] })

/** Without a release, and without what was wanted of it. */
export function dropped(model: UpdateModel): UpdateModel {
  return { ...model, release: null, isAsked: false, isLeftFromLastRun: false }
}

/** Does with the release at hand what can be done now: fetches it, installs it, or says what it waits for. */
export function settle(model: UpdateModel, now: number): Settled {
  const { release, phase } = model
  if (!release) return still(model)
  // What lay here for too long is no longer believed, however genuine it was.
  const isUnderWay = phase.status === 'installing' || phase.status === 'downloading'
  if (!isUnderWay && Date.parse(release.expiresAt) <= now) {
    return still({ ...dropped(model), phase: { status: 'idle', checkedAt: null }, nextCheckAt: now })
  }
  if (phase.status === 'available') return settleAvailable(model, release)
  return isReady(phase) ? settleReady(model, release, now) : still(model)
}

function settleAvailable(model: UpdateModel, release: NonNullable<UpdateModel['release']>): Settled {
  const { version } = release
  const next = nextStep(model)
  if (next !== 'free' || isCallOn(model.work)) {
    return still({ ...model, phase: { status: 'available', version, next } })
  }
  return {
    model: { ...model, phase: { status: 'downloading', version, share: 0 } },
    effects: [{ do: 'download', manifest: release }],
  }
}

function settleReady(model: UpdateModel, release: NonNullable<UpdateModel['release']>, now: number): Settled {
  const { version } = release
  const until = holdOf(model)
  if (until) return still({ ...model, phase: { status: 'waiting', version, until, isAsked: model.isAsked } })
  if (mayInstallNow(model, release.urgent, now)) {
    return {
      model: { ...model, phase: { status: 'installing', version } },
      effects: [{ do: 'install', manifest: release }],
    }
  }
  const phase: UpdatePhase = isOutsideWindow(model)
    ? { status: 'waiting', version, until: 'window', isAsked: false }
    : { status: 'ready', version }
  return still({ ...model, phase })
}

/** Work comes before any restart, whoever wants it. */
function holdOf({ work }: UpdateModel): 'callOver' | 'wrapUpOver' | null {
  if (isCallOn(work)) return 'callOver'
  return work === 'wrapUp' ? 'wrapUpOver' : null
}

function mayInstallNow(model: UpdateModel, isUrgent: boolean, now: number): boolean {
  const required = requiredOf(model)
  if (model.isAsked || required === 'now') return true
  if (nextStep(model) !== 'free') return false
  if (model.isLeftFromLastRun && now - model.startedAt <= quietTimes.atStartMs) return true
  // A call without a touch of the keyboard is no pause.
  const quietMs = Math.min(model.untouchedMs, now - model.freeSince)
  if (isUrgent || required === 'soon') return quietMs >= quietTimes.urgentMs
  return quietMs >= quietTimes.ordinaryMs && !isOutsideWindow(model)
}

function isOutsideWindow({ policy, minuteOfDay }: UpdateModel): boolean {
  return !isInWindow(policy.window, minuteOfDay)
}
