import { assertNever } from './assert-never.ts'

/** What is tried before work, in this order. [D3] */
export const checkSteps = ['microphone', 'speaker', 'ring', 'loopBack', 'notification'] as const
export type CheckStep = (typeof checkSteps)[number]

/** Why a step did not pass; each has words on what to do. */
export type CheckProblem =
  | 'not_spoken'
  | 'no_microphone'
  | 'not_returned'
  | 'no_connection'
  | 'no_network_path'
  | 'not_heard'
  | 'not_shown'
  | 'not_seen'
  | 'not_tried'
export type CheckResult = 'passed' | CheckProblem

export interface DeviceCheck {
  readonly at: CheckStep | 'summary'
  readonly results: Readonly<Partial<Record<CheckStep, CheckResult>>>
}

export type CheckInput =
  /** How the step that is shown went. */
  | { readonly type: 'result'; readonly result: CheckResult }
  /** One step is tried once more; the results of the others stay. */
  | { readonly type: 'again'; readonly step: CheckStep }

export const freshCheck: DeviceCheck = { at: 'microphone', results: {} }

/** The check after what the person did; a result leads to the next step that has none. */
export function nextCheck(check: DeviceCheck, input: CheckInput): DeviceCheck {
  switch (input.type) {
    case 'result': {
      if (check.at === 'summary') return check
      const results = { ...check.results, [check.at]: input.result }
      return { at: checkSteps.find(step => results[step] === undefined) ?? 'summary', results }
    }
    case 'again':
      return { ...check, at: input.step }
    default:
      return assertNever(input)
  }
}

/** Whether all of it passed; what was not tried did not. */
export function hasPassed({ results }: DeviceCheck): boolean {
  return checkSteps.every(step => results[step] === 'passed')
}

/** What was heard of the person so far, in readings of `checkReadingMs`. */
export interface CheckEar {
  /** The microphone heard a voice. */
  readonly spoken: number
  /** What came back over the connection was a voice. */
  readonly returned: number
  readonly readings: number
}

export const freshCheckEar: CheckEar = { spoken: 0, returned: 0, readings: 0 }
export const checkReadingMs = 250

/** Root mean square of a person who speaks to the microphone; a room is quieter. */
const voiceRms = 0.01
/** So many readings are a word, and no knock on the table. */
const enough = 3
/** Who has said nothing after this many, 10 seconds, is told what may be wrong; it still counts later. */
const patience = 40

/** @param levels root mean square, 0 to 1, into the microphone and out of the connection */
export function hearCheck(
  ear: CheckEar,
  levels: { readonly localRms: number; readonly remoteRms: number },
): CheckEar {
  return {
    spoken: ear.spoken + (levels.localRms > voiceRms ? 1 : 0),
    returned: ear.returned + (levels.remoteRms > voiceRms ? 1 : 0),
    readings: ear.readings + 1,
  }
}

export type CheckVerdict = 'waiting' | Extract<CheckResult, 'passed' | 'not_spoken' | 'not_returned'>

/** Whether the microphone hears a voice. */
export function microphoneVerdict({ spoken, readings }: CheckEar): CheckVerdict {
  if (spoken >= enough) return 'passed'
  return readings >= patience ? 'not_spoken' : 'waiting'
}

/** How the call with oneself stands. `platform`: it goes over the network to the platform's echo; `here`: it does not. */
export interface LoopBack {
  readonly way: 'platform' | 'here'
  readonly link: 'connecting' | 'connected' | 'failed'
}

export type LoopBackVerdict = CheckVerdict | Extract<CheckResult, 'no_connection' | 'no_network_path'>

/** Whether what is said comes back: the whole way of a call, but for the customer. */
export function loopBackVerdict(ear: CheckEar, { way, link }: LoopBack): LoopBackVerdict {
  const unconnected = way === 'platform' ? 'no_network_path' : 'no_connection'
  if (link === 'failed') return unconnected
  const spoken = microphoneVerdict(ear)
  if (spoken !== 'passed') return spoken
  if (ear.returned >= enough) return 'passed'
  if (ear.readings < patience) return 'waiting'
  // A firewall that swallows packets is told by nothing but their absence.
  return link === 'connected' ? 'not_returned' : unconnected
}
