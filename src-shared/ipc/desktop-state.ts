import { z } from 'zod'
import type { CallId, RoomId } from '../domain/ids.ts'
import type { Reachability } from '../domain/reachability.ts'
import type { Session } from '../session/session.ts'
import type { Thread } from '../session/thread.ts'
import type { PolicyReport } from '../policy/policy-report.ts'
import type { WayTrouble } from './way-trouble.ts'
import type { UpdateView } from './update-state.ts'
import { globalKeysSchema, noGlobalKeys } from './global-keys.ts'
import {
  defaultRingOutput,
  headsetChoiceSchema,
  mostRingOutputs,
  noiseSuppressions,
  ringOutputSchema,
  ringtones,
} from './sound-settings.ts'

/** What a person may set; kept by the main process. */
export const settingsSchema = z.object({
  language: z.enum(['system', 'en', 'id']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  /** The browser's device ids; empty: the system's default. */
  microphoneId: z.string().max(200).default(''),
  speakerId: z.string().max(200).default(''),
  /** Of what the customer hears of this side; holds at once, also during a call. */
  noiseSuppression: z.enum(noiseSuppressions).default('browser'),
  /** Whose keys and lamps are used. */
  headset: headsetChoiceSchema.default(''),
  /** [D1] Where it rings, all at once. */
  ringOutputs: z.array(ringOutputSchema).min(1).max(mostRingOutputs).default([defaultRingOutput]),
  /** For a call of one's own room, and for one of a ring group. */
  ringtoneRoom: z.enum(ringtones).default('marimba'),
  ringtoneGroup: z.enum(ringtones).default('bells'),
  /** [O7] A held key mutes, or lets be heard who is muted. */
  holdToMute: z.boolean().default(true),
  /** Quiet confirmations of connect and hang-up. */
  callSounds: z.boolean().default(true),
  /** Notifications, call window and flashing outside the app's own window; `respect` follows the system's do-not-disturb. */
  outsideAlerts: z.enum(['always', 'respect', 'never']).default('respect'),
  /** A notification on a locked screen says who calls; everybody who passes can read it. */
  namesOnLockScreen: z.boolean().default(false),
  /** Combinations that act on a call while another program has the focus; none until the person chooses. */
  globalKeys: globalKeysSchema.default(noGlobalKeys),
  /** Minutes without a touch after which an online agent is away; 0: never. */
  awayAfterMinutes: z.int().min(0).max(240).default(10),
  /** A locked screen holds an online agent away, whatever was touched before. */
  awayWhenLocked: z.boolean().default(true),
  /** [D8] From how many seconds of waiting on a call in the live queue stands out, and is critical. */
  queueAttentionSeconds: z.int().min(5).max(600).default(15),
  queueCriticalSeconds: z.int().min(5).max(600).default(30),
  /** A sound says once that a call has become critical, wherever the supervisor is in the window. */
  queueChime: z.boolean().default(false),
  /** Closing the window leaves the app in the tray, where calls still ring. */
  closeToTray: z.boolean().default(false),
  openAtLogin: z.boolean().default(false),
  /** When it is opened at login, the window stays in the tray. */
  startHidden: z.boolean().default(true),
  /** `tel:` links of other programs fill in the search here. */
  telLinks: z.boolean().default(false),
  /** Days that this desktop keeps calls in its log; 0: for ever. */
  callLogDays: z.int().min(0).max(3_650).default(180),
  /** [D3] How the device check of this desktop went; `due` is offered after the sign-in. */
  deviceCheck: z.enum(['due', 'skipped', 'passed', 'failed']).default('due'),
  /** [P4] What was last written when asking to call, by account. */
  consentCaptions: z.record(z.string().max(200), z.string().max(1024)).default({}),
})
export type Settings = z.infer<typeof settingsSchema>

/** What a person changes, and nothing else: with the defaults in it, one change would set all the others back. */
export const settingsChangeSchema = z.object(
  Object.fromEntries(
    Object.entries(settingsSchema.shape).map(([name, field]) => [name, field.unwrap().optional()]),
  ),
  // `fromEntries` forgets which name has which type; both come from `settingsSchema`.
) as unknown as z.ZodType<Partial<Settings>, Partial<Settings>>

export type AuthState =
  | { readonly status: 'signedOut'; readonly notice?: 'expired' | 'disabled' | 'otherDesktop' }
  | { readonly status: 'signingIn' }
  | { readonly status: 'signedIn' }
  /** The platform has ended the sign-in, and the spoken call goes on: `signedOut` follows with its end. [D6] */
  | { readonly status: 'leaving'; readonly notice: 'expired' | 'disabled' }

/** Whether the agent's own screens are shown. */
export const isAtWork = ({ status }: AuthState): boolean => status === 'signedIn' || status === 'leaving'

/** Why the desktop is not connected, in words that the screen translates. */
export type RetryReason = WayTrouble | 'restarting' | 'lost' | 'silent' | 'refused' | 'too_slow' | 'protocol'

/** How the link to the platform stands; times are the desktop's own clock, milliseconds since the epoch. */
export type ConnectionState =
  | { readonly status: 'idle' }
  /** `why`: the reason against the attempt before this one; absent at the first. */
  | { readonly status: 'connecting'; readonly attempt: number; readonly why?: RetryReason | undefined }
  /** `minVersion`: the oldest version of this app that the platform takes. */
  | { readonly status: 'online'; readonly since: number; readonly minVersion?: string }
  | {
      readonly status: 'waiting'
      readonly attempt: number
      readonly retryAt: number
      readonly why: RetryReason
    }
  /** Another desktop of the same agent took the session over. */
  | { readonly status: 'takenOver' }
  /** The platform does not take this version of the app any more. */
  | { readonly status: 'outdated' }

/** Why the app holds an agent who chose to be online as away. */
export type AwayReason = 'unreachable' | 'locked' | 'idle'

/** A call that lost its sound with what held it. */
export interface LostCall {
  readonly callId: string
  /** `slept`: the machine was put to sleep during it; `stopped`: the app itself was. */
  readonly why: 'reloaded' | 'crashed' | 'slept' | 'stopped'
  /** Of a call that no session knows any more. */
  readonly customerName?: string | undefined
}

/** What rings in the window; derived by the main process together with everything outside of it. [D1] [D2] */
export interface WindowAlerts {
  /** The offers that ring now; an offer that is not among them is silent and not shown. */
  readonly ringing: readonly CallId[]
  /** `beep`: softly, since the agent is on a call. */
  readonly ringtone: Ringtone | null
  /** A sound may say that a customer waits too long; absent where nothing speaks against it. [D8] */
  readonly mayChime?: boolean
  /** The call that is on also shows in the call window, which needs to know of its sound. [D7] */
  readonly isCallWindowOpen?: boolean
}

export type Ringtone = 'ring' | 'beep'

/**
 * What the person asked for outside the window, that the window alone can do: it has the sound and shows the rooms. Each
 * is done once, in order, and taken from the state by `takeWish`.
 */
export type WindowWish = { readonly id: number } & (
  | { readonly act: 'answer' | 'hangUp' | 'toggleMute'; readonly callId: CallId }
  /** Answered too late: the call is over, or another has it. */
  | { readonly act: 'sayOver' }
  | { readonly act: 'openRoom'; readonly roomId: RoomId }
  /** Fills in the search of the inbox, and does nothing else. */
  | { readonly act: 'search'; readonly text: string }
)

/** A headset that the person may allow. */
export interface HeadsetOffer {
  /** For this choice alone. */
  readonly deviceId: string
  /** What the headset calls itself; empty where it says nothing. */
  readonly name: string
  /** Make and model as their USB ids, such as `0b0e:0412`. */
  readonly model: string
}

/** Everything that the window shows; the main process holds the truth. */
export interface DesktopState {
  readonly auth: AuthState
  readonly connection: ConnectionState
  readonly session: Session | null
  /** What to add to this desktop's clock for the platform's, in milliseconds; absent until the platform has told. */
  readonly serverAheadMs?: number
  readonly thread: Thread | null
  /** Absent where no main process derives it: every offer rings. */
  readonly alerts?: WindowAlerts
  /** The oldest first; absent when there are none. */
  readonly wishes?: readonly WindowWish[]
  /** As they hold: the person's own, but for what the organisation has decided. */
  readonly settings: Settings
  /** [D9] What the organisation has decided; absent where nobody has looked. */
  readonly policy?: PolicyReport
  /** The calls that the window lost, newest first, until dismissed. */
  readonly lostCalls: readonly LostCall[]
  /** [D3] Whether calls can be heard and answered here; absent until something is known. */
  readonly reach?: Reachability
  /** The person's combinations that another program has; `unavailable`: this desktop gives programs none (Wayland). */
  readonly takenKeys?: readonly string[] | 'unavailable'
  /** What is plugged in, while the window asks the person for a headset; absent otherwise. */
  readonly headsetChoice?: readonly HeadsetOffer[] | undefined
  /** [D9] How updates stand; absent until something is known. */
  readonly update?: UpdateView
  /** Absent while the agent is as present as chosen. */
  readonly awayReason?: AwayReason | undefined
  readonly app: {
    readonly version: string
    readonly platform: string
    /** The system's language, for `settings.language` = `system`. */
    readonly locale: string
    /** Where the app runs; the Chromium shell is for machines without Electron's binary. */
    readonly host: 'electron' | 'chromium-shell'
    /** Whether people work with it; otherwise it is being developed or tested. */
    readonly isPackaged: boolean
    readonly serverUrl: string
  }
}

/** What changed: whole slices, and of the session only the parts that changed. `session: null` clears it. */
export type StatePatch = Partial<Omit<DesktopState, 'session'>> & {
  readonly session?: Partial<Session> | null
}
