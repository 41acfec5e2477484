import { assertNever } from '#shared/domain/assert-never.ts'
import type { ReleaseVerdict } from './judge-release.ts'
import { dropped, settle, type Settled, still } from './settle-release.ts'
import {
  isCallOn,
  nextStep,
  offReason,
  type UpdateEffect,
  type UpdateInput,
  type UpdateModel,
} from './update-model.ts'

/** Milliseconds. A check comes each half hour to hour, at another moment on each desktop. */
export const checkTimes = {
  everyMs: 30 * 60_000,
  spreadMs: 30 * 60_000,
  /** After the start, and after sleep: the person and the network come first. */
  settleMs: 60_000,
  settleSpreadMs: 60_000,
} as const

/** What a step may ask of the world. */
export interface StepFacts {
  /** Milliseconds since the epoch. */
  readonly now: number
  /** A number in [0, 1). */
  readonly chance: number
}

/** The next state of updates, and what is to be done for it. Nothing is installed while a call is on. [D9] */
export function transitionUpdate(model: UpdateModel, input: UpdateInput, facts: StepFacts): Settled {
  const stepped = takeInput(model, input, facts)
  const settled = settle(stepped.model, facts.now)
  return { model: settled.model, effects: [...stepped.effects, ...settled.effects] }
}

function takeInput(model: UpdateModel, input: UpdateInput, facts: StepFacts): Settled {
  switch (input.type) {
    case 'started':
      return started(model, input, facts)
    case 'ticked':
      return dueCheck({ ...model, untouchedMs: input.untouchedMs, minuteOfDay: input.minuteOfDay }, facts)
    case 'woke':
      return still({ ...model, nextCheckAt: Math.min(model.nextCheckAt, soon(facts)) })
    case 'policyChanged':
      return policyChanged({ ...model, policy: input.policy }, facts)
    case 'workChanged':
      return workChanged(model, input.work, facts)
    case 'checkAsked':
      return model.phase.status === 'off' ? still(model) : check(model)
    case 'installAsked':
      return still(model.release ? { ...model, isAsked: true } : model)
    case 'judged':
      return judged(model, input.verdict, facts)
    case 'checkFailed':
      return still(checked(model, facts, { status: 'failed', step: 'check', why: input.why }))
    case 'progressed':
      return still(
        model.phase.status === 'downloading'
          ? { ...model, phase: { ...model.phase, share: input.share } }
          : model,
      )
    case 'downloaded':
      return still(
        model.phase.status === 'downloading' && model.release
          ? { ...model, phase: { status: 'ready', version: model.release.version } }
          : model,
      )
    case 'downloadFailed':
      return still({ ...dropped(model), phase: { status: 'failed', step: 'download', why: input.why } })
    case 'fileRefused':
      return still({ ...dropped(model), phase: { status: 'refused', why: 'otherFile' } })
    case 'installFailed':
      return still({
        ...dropped(model),
        failedInstall: model.release?.sha512 ?? null,
        phase: { status: 'failed', step: 'install', why: 'installer' },
      })
    case 'minimumTold':
      return still({ ...model, platformMinimum: input.version })
    case 'refusedByPlatform':
      return check({ ...model, isRefusedByPlatform: true })
    default:
      return assertNever(input)
  }
}

function started(
  model: UpdateModel,
  { leftOver, failedInstall, policy }: UpdateInput & { readonly type: 'started' },
  facts: StepFacts,
): Settled {
  const began: UpdateModel = { ...model, policy, failedInstall, nextCheckAt: soon(facts) }
  const why = offReason(began)
  if (why) return still({ ...began, phase: { status: 'off', why } })
  if (failedInstall !== null) {
    return still({ ...began, phase: { status: 'failed', step: 'install', why: 'installer' } })
  }
  if (!leftOver) return still(began)
  // It is on the disk already: the download finds it there, and looks at it anew.
  const phase = { status: 'available', version: leftOver.version, next: nextStep(began) } as const
  return still({ ...began, release: leftOver, isLeftFromLastRun: true, phase })
}

/** A scheduled look waits for the end of a call, and goes on quietly beside what is known. */
function dueCheck(model: UpdateModel, { now }: StepFacts): Settled {
  const isDue = now >= model.nextCheckAt && !isCallOn(model.work)
  return isDue && model.phase.status !== 'off' ? check(model) : still(model)
}

function check(model: UpdateModel): Settled {
  if (model.isChecking || offReason(model) || model.phase.status === 'installing') return still(model)
  const { status } = model.phase
  const isNews = status === 'idle' || status === 'refused' || status === 'failed' || status === 'off'
  const next: UpdateModel = {
    ...model,
    isChecking: true,
    phase: isNews ? { status: 'checking' } : model.phase,
  }
  return { model: next, effects: [{ do: 'check' }] }
}

/** @param phase what is told where no release is at hand; one that is goes on */
function checked(model: UpdateModel, { now, chance }: StepFacts, phase: UpdateModel['phase']): UpdateModel {
  return {
    ...model,
    isChecking: false,
    nextCheckAt: now + checkTimes.everyMs + chance * checkTimes.spreadMs,
    phase: model.release ? model.phase : phase,
  }
}

function judged(model: UpdateModel, verdict: ReleaseVerdict, facts: StepFacts): Settled {
  switch (verdict.kind) {
    case 'refused':
      // Not believed, so it says nothing about the release at hand either.
      return still(checked(model, facts, { status: 'refused', why: verdict.why }))
    case 'current':
    case 'notYours':
      return withdrawn(model, facts)
    case 'offered': {
      const known = checked({ ...model, isRequiredByRelease: verdict.isRequired }, facts, model.phase)
      if (model.release?.sha512 === verdict.manifest.sha512) {
        return still({ ...known, release: verdict.manifest })
      }
      const stop = stopOf(model)
      const phase = { status: 'available', version: verdict.manifest.version, next: nextStep(known) } as const
      return { model: { ...dropped(known), release: verdict.manifest, phase }, effects: stop }
    }
    default:
      return assertNever(verdict)
  }
}

/** Nothing is to be had any more: a release at hand was taken back. */
function withdrawn(model: UpdateModel, facts: StepFacts): Settled {
  const idle = { status: 'idle', checkedAt: facts.now } as const
  const without = { ...dropped(model), isRequiredByRelease: false }
  return { model: { ...checked(without, facts, idle), phase: idle }, effects: stopOf(model) }
}

function policyChanged(model: UpdateModel, facts: StepFacts): Settled {
  const why = offReason(model)
  // What was found under another policy may not hold under this one.
  const anew: UpdateModel = { ...dropped(model), isChecking: false, nextCheckAt: facts.now }
  return {
    model: { ...anew, phase: why ? { status: 'off', why } : { status: 'idle', checkedAt: null } },
    effects: [...stopOf(model), { do: 'stopCheck' }],
  }
}

/** A download makes room for the sound of a call, and begins again after it. */
function workChanged(before: UpdateModel, work: UpdateModel['work'], { now }: StepFacts): Settled {
  const freeSince = work === 'free' && before.work !== 'free' ? now : before.freeSince
  const model = { ...before, work, freeSince }
  const { phase } = model
  // Until the app has ended, whatever the agent gets to do comes first.
  if (phase.status === 'installing' && work !== 'free') {
    return still({ ...model, phase: { status: 'ready', version: phase.version } })
  }
  if (phase.status !== 'downloading' || !isCallOn(work)) return still(model)
  return {
    model: { ...model, phase: { status: 'available', version: phase.version, next: 'free' } },
    effects: [{ do: 'stopDownload' }],
  }
}

function stopOf(model: UpdateModel): readonly UpdateEffect[] {
  return model.phase.status === 'downloading' ? [{ do: 'stopDownload' }] : []
}

const soon = ({ now, chance }: StepFacts): number =>
  now + checkTimes.settleMs + chance * checkTimes.settleSpreadMs
