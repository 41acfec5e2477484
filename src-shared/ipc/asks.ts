import { z } from 'zod'
import { callIdSchema, roomIdSchema } from '../domain/ids.ts'
import type { WireCall, WireRoom } from '../protocol/entities.ts'
import { methods, type Result } from '../protocol/methods.ts'
import { reportFileSchema } from './report-file.ts'
import type { AskName, TellingName } from './channels.ts'
import type { CallLogExport, CallLogPage } from './call-log-entry.ts'
import { callLogFilterSchema, callLogQuerySchema } from './call-log-entry.ts'
import { type CallTimeline, windowNoteSchema } from './call-timeline.ts'
import { callReportSchema } from './call-report.ts'
import { callActSchema, callSoundSchema, type CallWindowView } from './call-window.ts'
import { type DesktopState, settingsChangeSchema, type StatePatch } from './desktop-state.ts'
import { diagnosticsRequestSchema } from './diagnostics.ts'
import { type DraftNews, type Drafts, draftSchema } from './draft.ts'
import type { Outcome } from './outcome.ts'
import { wallboardActSchema, type WallboardView } from './wallboard.ts'
import { reachReportSchema } from './sound-settings.ts'
import type { Nudge, QueueNews } from './queue-news.ts'
import {
  type PlatformAnswer,
  type PlatformRequest,
  platformRequestSchema,
  type WindowMethod,
} from './platform-requests.ts'

const nothing = z.undefined()

/** Everything that the window may ask of the main process, with what it must bring. Nothing else crosses. */
export const asks = {
  getState: nothing,
  /** What supervisors and admins ask of the platform. */
  request: platformRequestSchema,
  signIn: z.object({
    email: z.email(),
    password: z.string().min(1).max(1000),
    newPassword: z.string().min(8).max(1000).optional(),
  }),
  signOut: nothing,
  /** Take back the session that another desktop took over, or stop waiting for the next attempt. */
  reconnectNow: nothing,
  setPresence: methods['presence.set'].params.pick({ status: true }),
  listRooms: methods['rooms.list'].params,
  /** Shows the room's thread in the state and marks it read. */
  openRoom: z.object({ roomId: roomIdSchema }),
  closeRoom: nothing,
  loadOlderMessages: nothing,
  /** The same `clientMessageId` again retries a failed message. */
  sendMessage: methods['rooms.send'].params,
  /** What was typed and not sent; told as `drafts` where anything else than the window's typing changes it. */
  getDrafts: nothing,
  /** Kept for this agent, also through the end of the app. */
  keepDraft: draftSchema,
  /** [C5] The same `clientMessageId` twice sends once. */
  sendCallButton: methods['rooms.sendCallButton'].params,
  /** To this agent where no other is named. */
  assignRoom: methods['rooms.assign'].params,
  resolveRoom: methods['rooms.resolve'].params,
  reopenRoom: methods['rooms.reopen'].params,
  /** [P12] */
  checkConsent: methods['consent.check'].params,
  /** [P4] The same `requestId` twice asks once. */
  requestConsent: methods['consent.request'].params,
  getBalance: methods['balance.get'].params,
  answerCall: methods['call.answer'].params,
  declineCall: methods['call.decline'].params,
  dialCall: methods['call.dial'].params,
  hangUpCall: z.object({ callId: callIdSchema }),
  dismissLostCall: z.object({ callId: z.string() }),
  /** The window holds the sound of this call; told before and after, so that a lost window ends its call. */
  holdMedia: z.object({ callId: callIdSchema.nullable() }),
  /** The window does this wish now; false when it was taken already. */
  takeWish: z.object({ id: z.int() }),
  /** [D7] For the call window, while it shows the call of this window. */
  showCallSound: callSoundSchema,
  /** The call window's: what it shows. */
  getCallWindow: nothing,
  /** The call window's: what was pressed in it. */
  actOnCall: callActSchema,
  queryCallLog: callLogQuerySchema,
  /** Asks where to, and writes a CSV file of exactly the calls that this filter shows. */
  exportCallLog: callLogFilterSchema,
  /** Gives up the file that `exportCallLog` is writing. */
  cancelCallLogExport: nothing,
  /** [D5] What happened to one call. */
  getCallTimeline: z.object({ callId: z.string().max(200) }),
  /** Asks where to, and writes a report for support that has nothing private in it. */
  saveDiagnostics: diagnosticsRequestSchema,
  /** Deletes this agent's calls from this desktop, but for those that go on. */
  deleteCallLog: nothing,
  /** What the window did with a call, for its timeline. */
  noteCall: windowNoteSchema,
  /** [D8] Told as `queue` until `unwatchQueue`; again all of it after each new session. */
  watchQueue: nothing,
  unwatchQueue: nothing,
  /** [D8] Opens the wallboard's window. */
  openWallboard: nothing,
  /** The wallboard's: what it shows; told as `wallboard` and `queue` from then on. */
  joinWallboard: nothing,
  /** The wallboard's: what was pressed in it. */
  actOnWallboard: wallboardActSchema,
  /** [L3] Asks the person where to, and saves the calls that the filter shows as CSV. */
  exportReport: reportFileSchema,
  /** The figures of a call so far, or what the agent writes about it; what a later report leaves out stays. */
  reportCall: callReportSchema,
  /** [D3] Told on every change. */
  reportReach: reachReportSchema,
  /** [D3] Shows a notification that means nothing, for the person to look for. */
  testNotification: nothing,
  /** Which of `headsetChoice` the app may use; null: none. */
  chooseHeadset: z.object({ deviceId: z.string().max(200).nullable() }),
  /** [D9] `install`: as soon as no call and no note is at stake; `dismiss`: that it was updated has been read. */
  actOnUpdate: z.object({ act: z.enum(['check', 'install', 'dismiss']) }),
  saveSettings: settingsChangeSchema,
  /** The window's browser saw the network come or go. */
  networkChanged: nothing,
  /** An error of the window, for the log of the main process. */
  reportError: z.object({ message: z.string().max(2000), stack: z.string().max(8000).optional() }),
} as const satisfies Record<AskName, z.ZodType>

export type AskInput<K extends AskName> = z.input<(typeof asks)[K]>
export type ParsedAsk<K extends AskName> = z.output<(typeof asks)[K]>

/** What a granted ask brings back. */
export interface AskAnswers {
  getState: DesktopState
  request: PlatformAnswer<WindowMethod>
  signIn: null
  signOut: null
  reconnectNow: null
  setPresence: null
  listRooms: { readonly rooms: readonly WireRoom[]; readonly nextCursor?: string }
  openRoom: null
  closeRoom: null
  loadOlderMessages: null
  sendMessage: null
  getDrafts: Drafts
  keepDraft: null
  sendCallButton: null
  assignRoom: null
  resolveRoom: null
  reopenRoom: null
  checkConsent: Result<'consent.check'>
  requestConsent: null
  getBalance: Result<'balance.get'>
  answerCall: { readonly call: WireCall }
  declineCall: null
  dialCall: { readonly call: WireCall }
  hangUpCall: null
  dismissLostCall: null
  holdMedia: null
  takeWish: boolean
  showCallSound: null
  getCallWindow: CallWindowView | null
  actOnCall: null
  queryCallLog: CallLogPage
  /** How many were written; null when the person chose no file, or it was given up. */
  exportCallLog: { readonly calls: number | null }
  cancelCallLogExport: null
  getCallTimeline: CallTimeline | null
  /** `saved` is false where the person chose no place. */
  saveDiagnostics: { readonly saved: boolean }
  deleteCallLog: null
  noteCall: null
  watchQueue: null
  unwatchQueue: null
  openWallboard: null
  joinWallboard: WallboardView | null
  actOnWallboard: null
  /** `saved` is false where the person chose no place. */
  exportReport: { readonly saved: boolean }
  reportCall: null
  reportReach: null
  /** False where the system has said, or let one guess, that it shows nothing. */
  testNotification: { readonly isShown: boolean }
  chooseHeadset: null
  actOnUpdate: null
  saveSettings: null
  networkChanged: null
  reportError: null
}

/** What the main process tells the window. */
export interface Tellings extends Record<TellingName, unknown> {
  /** Every change, in order; ask `getState` first. */
  state: StatePatch
  /** The local call log has changed. */
  callLogChanged: null
  /** A file of the call log is being written, and takes a while. */
  callLogExport: CallLogExport
  /** To the wallboard alone. */
  wallboard: WallboardView | null
  /** To the call window alone. */
  callWindow: CallWindowView | null
  /** The live queue, while it is watched. */
  queue: QueueNews
  /** A supervisor calls for this agent's attention. */
  nudged: Nudge
  /** What was typed and not sent has changed, by anything else than typing. */
  drafts: DraftNews
}
/** `window.dering`: one function for each ask, and one way to listen. */
export type DeringApi = {
  readonly [K in Exclude<AskName, 'request'>]: undefined extends AskInput<K>
    ? (input?: AskInput<K>) => Promise<Outcome<AskAnswers[K]>>
    : (input: AskInput<K>) => Promise<Outcome<AskAnswers[K]>>
} & {
  /** Asks the platform; the answer is that of its method. */
  readonly request: <M extends WindowMethod>(
    request: PlatformRequest<M>,
  ) => Promise<Outcome<PlatformAnswer<M>>>
  /** Returns its undo. */
  on<K extends TellingName>(event: K, listener: (value: Tellings[K]) => void): () => void
}
