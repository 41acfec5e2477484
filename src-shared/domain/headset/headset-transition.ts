import { assertNever } from '../assert-never.ts'
import type { CallId } from '../ids.ts'
import type { HeadsetAbilities, KeyStates } from './headset-reports.ts'
import { darkLamps, type Lamps } from './hid-collections.ts'

/** How calls stand in the window, as far as it matters to a headset. [I4] */
export type HeadsetCall =
  | { readonly status: 'idle' }
  /** The call that answering takes: the oldest. */
  | { readonly status: 'ringing'; readonly callId: CallId }
  | { readonly status: 'onCall'; readonly isMuted: boolean }

/** What a press asks for; the same commands as the buttons on the screen. */
export type HeadsetCommand =
  | { readonly do: 'answer' | 'decline'; readonly callId: CallId }
  | { readonly do: 'hangUp' }
  | { readonly do: 'setMuted'; readonly isMuted: boolean }

export type HeadsetInput =
  | { readonly type: 'call'; readonly call: HeadsetCall }
  | { readonly type: 'keys'; readonly keys: KeyStates }
  /** `reviewAt` has come. */
  | { readonly type: 'review' }

/** A switch that the device keeps itself, and that lighting its lamp moves too. */
type Switch = 'hookSwitch' | 'mute'
const switches = ['hookSwitch', 'mute'] as const satisfies readonly Switch[]

/** One headset. Times are milliseconds of any clock that only goes forward. */
export interface HeadsetState {
  readonly call: HeadsetCall
  /** What was last sent. */
  readonly lamps: Lamps
  /** Where the device stands: what it said, or was told, last. */
  readonly at: Readonly<Record<Switch, boolean>>
  /** What it said itself last. */
  readonly said: Readonly<Record<Switch, boolean>>
  /** When each lamp was last sent which value: what comes back of it is an echo, not a press. */
  readonly sent: Readonly<Record<Switch, { readonly on: number; readonly off: number }>>
  /** The last press that counted. */
  readonly pressedAt: Readonly<Record<Switch, number>>
  /** The mute key was pressed while it rang, and is not known to have been let go. */
  readonly heldSince: number | null
  /** When to look whether the device stands where it should; null: it does. */
  readonly reviewAt: number | null
}

export interface HeadsetStep {
  readonly state: HeadsetState
  readonly commands: readonly HeadsetCommand[]
  /** To be sent to the device; null: nothing changes there. */
  readonly lamps: Lamps | null
}

/** So long after its lamp was sent, a report may be the device's echo of it. */
export const echoMs = 250
/** Two presses within this time are one that bounced. */
const bounceMs = 80
/** How long a command may take to show in the call before the device is put back. */
const settleMs = 1_000
/** The mute key held so long while it rings declines. */
export const declineHoldMs = 1_000

const never = Number.NEGATIVE_INFINITY

/** A headset that says nothing: all dark, everything hung up. */
export const freshHeadset: HeadsetState = {
  call: { status: 'idle' },
  lamps: darkLamps,
  at: { hookSwitch: false, mute: false },
  said: { hookSwitch: false, mute: false },
  sent: { hookSwitch: { on: never, off: never }, mute: { on: never, off: never } },
  pressedAt: { hookSwitch: never, mute: never },
  heldSince: null,
  reviewAt: null,
}

/**
 * One that was opened and darkened at `at`. Another program may have left it off the hook or muted: what it says of its
 * switches just then is how they stood, or an echo, and no press.
 */
export const openedHeadset = (at: number): HeadsetState => ({
  ...freshHeadset,
  sent: { hookSwitch: { on: at, off: at }, mute: { on: at, off: at } },
})

/** The lamps follow the call, never the keys. */
export function lampsFor(call: HeadsetCall): Lamps {
  switch (call.status) {
    case 'idle':
      return darkLamps
    case 'ringing':
      return { ...darkLamps, ring: true }
    case 'onCall':
      return { offHook: true, mute: call.isMuted, ring: false }
    default:
      return assertNever(call)
  }
}

/** What a headset's report, or a change of the call, brings about. @param at milliseconds, never less than before */
export function stepHeadset(
  before: HeadsetState,
  input: HeadsetInput,
  at: number,
  abilities: HeadsetAbilities,
): HeadsetStep {
  switch (input.type) {
    case 'call':
      return show(withCall(before, input.call), at, abilities)
    case 'review': {
      const isDue = before.reviewAt !== null && at >= before.reviewAt
      return show(isDue ? { ...before, reviewAt: null } : before, at, abilities)
    }
    case 'keys':
      return pressed(before, input.keys, at, abilities)
    default:
      return assertNever(input)
  }
}

/** A key that was held while one call rang says nothing of the next. */
function withCall(before: HeadsetState, call: HeadsetCall): HeadsetState {
  const isSameRing =
    call.status === 'ringing' && before.call.status === 'ringing' && call.callId === before.call.callId
  return { ...before, call, heldSince: isSameRing ? before.heldSince : null }
}

function pressed(
  before: HeadsetState,
  reported: KeyStates,
  at: number,
  abilities: HeadsetAbilities,
): HeadsetStep {
  const { keys: kinds } = abilities
  let state = before
  const commands: HeadsetCommand[] = []
  for (const key of switches) {
    const isOn = reported[key]
    if (isOn === undefined) continue
    const isPress = kinds[key] === 'position' ? isMoved(state, key, isOn, at) : isKeyed(state, key, isOn, at)
    if (key === 'mute' && kinds.mute === 'press') {
      const held = holdMute(state, isOn, at)
      if (held.declines && state.call.status === 'ringing') {
        commands.push({ do: 'decline', callId: state.call.callId })
      }
      state = { ...state, heldSince: held.since }
    }
    if (kinds[key] === 'position') {
      state = { ...state, at: { ...state.at, [key]: isOn }, said: { ...state.said, [key]: isOn } }
    }
    if (!isPress) continue
    state = { ...state, pressedAt: { ...state.pressedAt, [key]: at } }
    const command = commandOf(state.call, key, kinds[key] === 'position' ? isOn : null)
    if (command) commands.push(command)
  }
  if (reported.drop === true && state.call.status === 'ringing') {
    commands.push({ do: 'decline', callId: state.call.callId })
  } else if (reported.drop === true && state.call.status === 'onCall') commands.push({ do: 'hangUp' })
  // Until the command shows in the call the device is ahead of it; then it is right, or is put back.
  const reviewAt = commands.length > 0 || isEchoing(state, at) ? at + settleMs : state.reviewAt
  const step = show({ ...state, reviewAt }, at, abilities)
  return { ...step, commands }
}

/** A switch that stands elsewhere than before, and was not moved there by us. */
function isMoved(state: HeadsetState, key: Switch, isOn: boolean, at: number): boolean {
  if (isOn === state.at[key] || isEcho(state, key, isOn, at)) return false
  // A report tells all keys: one for the sake of another key may still tell how this one stood before its lamp came.
  const isStale = isOn === state.said[key] && isEcho(state, key, !isOn, at)
  return !isStale
}

/** A key that went down, and neither bounced nor answers our own lamp. */
function isKeyed(state: HeadsetState, key: Switch, isDown: boolean, at: number): boolean {
  if (!isDown || at - state.pressedAt[key] < bounceMs) return false
  return !isEcho(state, key, true, at) && !isEcho(state, key, false, at)
}

function isEcho({ sent }: HeadsetState, key: Switch, isOn: boolean, at: number): boolean {
  return at - (isOn ? sent[key].on : sent[key].off) < echoMs
}

function isEchoing(state: HeadsetState, at: number): boolean {
  return switches.some(key => isEcho(state, key, true, at) || isEcho(state, key, false, at))
}

/** Declines at the letting go, since not every key tells of it: one that does not must decline nothing. */
function holdMute({ call, heldSince }: HeadsetState, isDown: boolean, at: number) {
  if (call.status !== 'ringing') return { since: null, declines: false }
  if (isDown) return { since: heldSince ?? at, declines: false }
  return { since: null, declines: heldSince !== null && at - heldSince >= declineHoldMs }
}

/** @param isOn where the switch stands; null for a key, which has no place */
function commandOf(call: HeadsetCall, key: Switch, isOn: boolean | null): HeadsetCommand | null {
  switch (call.status) {
    case 'idle':
      return null
    case 'ringing':
      return key === 'hookSwitch' && isOn !== false ? { do: 'answer', callId: call.callId } : null
    case 'onCall':
      if (key === 'hookSwitch') return isOn === true ? null : { do: 'hangUp' }
      return { do: 'setMuted', isMuted: isOn ?? !call.isMuted }
    default:
      return assertNever(call)
  }
}

/** Sends the lamps when they change, and when the device stands elsewhere with nothing on its way to explain it. */
function show(state: HeadsetState, now: number, { lamps: existing }: HeadsetAbilities): HeadsetStep {
  const lamps = lampsFor(state.call)
  const isChanged = !areSame(lamps, state.lamps)
  const movable = switches.filter(key => existing.includes(lampOf[key]))
  const isAstray = movable.some(key => state.at[key] !== lamps[lampOf[key]])
  if (!isChanged && (!isAstray || state.reviewAt !== null)) return { state, commands: [], lamps: null }
  let { at, sent } = state
  for (const key of movable) {
    const isOn = lamps[lampOf[key]]
    // Only a lamp that moves is answered by the device.
    const moves = state.lamps[lampOf[key]] !== isOn || at[key] !== isOn
    if (moves) sent = { ...sent, [key]: { ...sent[key], [isOn ? 'on' : 'off']: now } }
    at = { ...at, [key]: isOn }
  }
  return { state: { ...state, lamps, at, sent }, commands: [], lamps }
}

/** The lamp that shows where a switch stands, and moves it. */
const lampOf = { hookSwitch: 'offHook', mute: 'mute' } as const satisfies Record<Switch, keyof Lamps>

const areSame = (one: Lamps, other: Lamps): boolean =>
  one.offHook === other.offHook && one.mute === other.mute && one.ring === other.ring
