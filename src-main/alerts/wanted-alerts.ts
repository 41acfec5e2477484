import type { CallId, RoomId } from '#shared/domain/ids.ts'
import type { Ringtone } from '#shared/ipc/desktop-state.ts'
import { type KeyTargets, noKeyTargets } from '../keys/key-plan.ts'
import type { Presence } from '#shared/protocol/entities.ts'
import type { AftermathNotice } from './aftermath.ts'
import type { NudgeNotice } from './nudge-notice.ts'
import type { Ring } from './ring.ts'

/** How far alerts may go beyond the app's own window. */
export type OutsideAlerts = 'always' | 'respect' | 'never'

export interface AlertFacts {
  readonly rings: readonly Ring[]
  /** What is left to be said of rings that ended. */
  readonly aftermath: readonly AftermathNotice[]
  /** What a supervisor wants of this agent, and nobody has seen. [D8] */
  readonly nudge: NudgeNotice | null
  /** The call of this agent, from the answer to its end. */
  readonly call: ActiveCall | null
  readonly presence: TrayPresence
  /** The window shows on the screen, unlocked, and has the focus. */
  readonly isWindowInFront: boolean
  /** The session of the operating system is locked: whoever stands before it may not be the agent. */
  readonly isScreenLocked: boolean
  readonly namesOnLockScreen: boolean
  readonly outside: OutsideAlerts
  /** The system's own do-not-disturb is on. */
  readonly isSystemQuiet: boolean
}

/** A call that this window's sound belongs to. */
export interface ActiveCall {
  readonly callId: CallId
  readonly customerName: string
  /** When both sides could speak, by this desktop's clock; null before. */
  readonly connectedAt: number | null
}

export type TrayPresence = Presence | 'signedOut' | 'disconnected'

/** A notification of the operating system, at most one for each call. */
export type WantedNotification = IncomingNotice | Unnamed<AftermathNotice> | NudgeNotice

/** `customerName` is null on a locked screen, which everybody can read. */
type Unnamed<Notice> = Notice extends AftermathNotice
  ? Omit<Notice, 'customerName'> & { readonly customerName: string | null }
  : never

export interface IncomingNotice {
  readonly kind: 'incoming'
  readonly callId: CallId
  readonly roomId?: RoomId
  /** Null on a locked screen, which everybody can read. */
  readonly customerName: string | null
  readonly accountName: string
  /** False while the agent is on a call. [I4] */
  readonly canAnswer: boolean
}

/** What the small window over all others shows. [D1] [D7] */
export type CallWindowContent =
  | {
      readonly kind: 'ringing'
      readonly ring: Ring
      /** Others that ring at the same time. */
      readonly others: number
    }
  | { readonly kind: 'call'; readonly call: ActiveCall }

export interface TrayState {
  readonly presence: TrayPresence
  readonly activity: 'none' | 'ringing' | 'onCall'
  /** The call that an answer from outside the window would take; null while there is none, or the agent is on another. */
  readonly answerable: CallId | null
  readonly declinable: CallId | null
  /** The call that is on. */
  readonly call: CallId | null
}

/** Everything that must be on at this moment, in the window and outside of it. */
export interface WantedAlerts {
  /** The calls that the window's panels show. */
  readonly panels: readonly CallId[]
  readonly ringtone: Ringtone | null
  /** Whether the window may say by a sound that a customer waits too long: never into a call, a ring or the system's quiet. [D8] */
  readonly mayChime: boolean
  readonly notifications: readonly WantedNotification[]
  /** Calls that nobody is told of but by the window, which is not in front: the system's do-not-disturb holds back the rest. [D5] */
  readonly heldBack: readonly CallId[]
  /** The frame flashes, the icon in the dock bounces. */
  readonly attention: boolean
  readonly callWindow: CallWindowContent | null
  readonly tray: TrayState
  /** What the keys of the whole desktop would act on. */
  readonly keys: KeyTargets
  /** The number on the app's icon: what rings, and what was missed. */
  readonly badge: number
}

/**
 * The one place that decides what rings, shows and flashes. Everything follows from the ring records, so that it begins
 * and ends together. [D1] [D2]
 */
export function wantedAlerts(facts: AlertFacts): WantedAlerts {
  const { rings, call, aftermath, nudge } = facts
  const live = rings.filter(ring => ring.standing === 'live')
  const offered = live.filter(ring => ring.kind === 'offered')
  // Being answered, a call already has this agent's ear.
  const isBusy = call !== null || rings.some(ring => ring.standing === 'answering')
  const mayGoOutside = isAllowedOutside(facts) && !facts.isWindowInFront
  const notices = [...offered.map(ring => incoming(ring, isBusy)), ...aftermath, ...(nudge ? [nudge] : [])]
  const hidesNames = facts.isScreenLocked && !facts.namesOnLockScreen
  const tray: TrayState = {
    presence: facts.presence,
    activity: offered.length > 0 ? 'ringing' : isBusy ? 'onCall' : 'none',
    answerable: isBusy ? null : (offered[0]?.callId ?? null),
    declinable: offered[0]?.callId ?? null,
    call: call?.callId ?? null,
  }
  const isQuiet = facts.outside === 'respect' && facts.isSystemQuiet
  return {
    panels: offered.map(ring => ring.callId),
    ringtone: isQuiet ? null : ringtoneOf({ offered, live, isBusy }),
    mayChime: !isQuiet && !isBusy && live.length === 0,
    notifications: !mayGoOutside ? [] : hidesNames ? notices.map(unnamed) : notices,
    heldBack: isQuiet && !facts.isWindowInFront ? offered.map(ring => ring.callId) : [],
    attention: mayGoOutside && offered.length > 0,
    callWindow: callWindowOf(facts, { offered, mayGoOutside }),
    tray,
    keys: facts.isScreenLocked ? noKeyTargets : keyTargets(tray),
    badge: offered.length + aftermath.filter(notice => notice.kind === 'missed').length,
  }
}

/** Also without a call: whether the person wants to hear of calls outside the window at this time. */
function isAllowedOutside({ outside, isSystemQuiet }: AlertFacts): boolean {
  return outside === 'always' || (outside === 'respect' && !isSystemQuiet)
}

function ringtoneOf(now: {
  readonly offered: readonly Ring[]
  readonly live: readonly Ring[]
  readonly isBusy: boolean
}): Ringtone | null {
  if (now.isBusy) return now.live.length > 0 ? 'beep' : null
  return now.offered.length > 0 ? 'ring' : null
}

const incoming = (ring: Ring, isBusy: boolean): IncomingNotice => ({
  kind: 'incoming',
  callId: ring.callId,
  ...(ring.roomId !== undefined && { roomId: ring.roomId }),
  customerName: ring.customerName,
  accountName: ring.accountName,
  canAnswer: !isBusy,
})

const unnamed = (notice: WantedNotification): WantedNotification =>
  notice.kind === 'nudge' ? { ...notice, text: null } : { ...notice, customerName: null }

const keyTargets = ({ answerable, declinable, call }: TrayState): KeyTargets => ({
  answer: answerable,
  decline: declinable,
  toggleMute: call,
  hangUp: call,
})

/** A call that is on stays within reach whatever the person set for rings: it is the agent's own. [D7] */
function callWindowOf(
  facts: AlertFacts,
  now: { readonly offered: readonly Ring[]; readonly mayGoOutside: boolean },
): CallWindowContent | null {
  if (facts.isWindowInFront) return null
  if (facts.call) return { kind: 'call', call: facts.call }
  const [first, ...others] = now.offered
  if (!first || !now.mayGoOutside) return null
  return { kind: 'ringing', ring: first, others: others.length }
}
