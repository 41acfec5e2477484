import type { CallId, RoomId } from '#shared/domain/ids.ts'
import type { AskRefusal } from '#shared/ipc/outcome.ts'
import type { WireCall, WireCustomer, WireOffer } from '#shared/protocol/entities.ts'
import type { Withdrawal } from '#shared/session/session.ts'
import type { MediaState } from '../../media/media-port.ts'

/** Whether a ringing call's sound is prepared; `unprepared` when others came first, `unusable` when it cannot be. */
export type Preparation = 'unprepared' | 'preparing' | 'ready' | 'unusable'

/** A call that rings at this window. */
export interface Ringing {
  readonly callId: CallId
  readonly preparation: Preparation
  /** The person has silenced its ringtone. */
  readonly isHushed: boolean
  /** How it reached this agent. */
  readonly via: WireOffer['via']
  /** When the ring ends, and how long it lasts as a whole, in milliseconds of this desktop's clock. */
  readonly endsAt: number
  readonly lastsMs: number
}

/** What the agent does with the call whose sound this window has; how the call stands, the session says. */
export type Intent = 'answering' | 'dialing' | 'talking' | 'hangingUp'

/** The one call that occupies this window. [I4] */
export interface Engaged {
  /** Null while the platform has not named a dialled call. */
  readonly callId: CallId | null
  readonly roomId?: RoomId
  readonly customer: WireCustomer
  readonly direction: WireCall['direction']
  readonly intent: Intent
  /** When both sides could speak, by this desktop's clock. */
  readonly connectedAt: number | null
  readonly sound: MediaState
}

/** A call of this window that is over, shown for a moment. */
export interface EndedCall {
  /** The session's last word on it; absent when the platform no longer knows the call. */
  readonly call: WireCall | null
  readonly withdrawn?: Withdrawal
  readonly roomId?: RoomId
  readonly customer: WireCustomer
  readonly direction: WireCall['direction']
  readonly talkMs: number
}

export interface CallsState {
  /** The oldest first. */
  readonly ringing: readonly Ringing[]
  readonly engaged: Engaged | null
  readonly ended: EndedCall | null
}

export const noCalls: CallsState = { ringing: [], engaged: null, ended: null }

/** What the person should be told once, in passing. */
export type CallNotice =
  /** It stopped ringing here, and not by this agent's decline. */
  | { readonly type: 'withdrawn'; readonly withdrawal: Withdrawal; readonly byMe: boolean }
  | {
      readonly type: 'refused'
      readonly action: 'answer' | 'decline' | 'dial' | 'hangUp' | 'saveDevice'
      readonly refusal: AskRefusal
      /** Whose call it is about. */
      readonly customer: WireCustomer | null
    }
  /** The call's sound could not be set up from what WhatsApp sent. */
  | { readonly type: 'soundUnusable'; readonly customer: WireCustomer | null }
  /** [D4] */
  | { readonly type: 'microphoneReplaced'; readonly lost: string; readonly now: string }
  /** The browser's own reduction of noise has taken its place. */
  | { readonly type: 'noiseFilterFailed' }
  /** By the system's default. [D4] */
  | { readonly type: 'speakerReplaced'; readonly lost: string }
