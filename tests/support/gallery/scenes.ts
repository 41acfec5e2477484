import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import { consentScenes } from './consent-scenes.ts'
import { logScenes } from './log-scenes.ts'
import { createFakeDesk, type FakeDesk, granted, never, refused } from './fake-dering.ts'
import {
  ago,
  ahead,
  call,
  customerSdp,
  day,
  desktop,
  hour,
  logEntry,
  minute,
  room,
  session,
} from './people.ts'
import { queueScenes } from './queue-scenes.ts'
import { reportScenes } from './report-scenes.ts'
import { balanceScenes } from './balance-scenes.ts'
import { manageScenes } from './manage-scenes.ts'
import { nothingConnectedScenes, startScenes } from './first-run-scenes.ts'
import { peopleScenes } from './people-scenes.ts'
import type { Session } from '#shared/session/session.ts'
import { policyScenes } from './policy-scenes.ts'
import { settingsScenes } from './settings-scenes.ts'
import { updateScenes } from './update-scenes.ts'
import { wayScenes } from './way-scenes.ts'
import { failingThread, fullThread, longThread } from './threads.ts'

const busyRooms = () => [
  room(0, { unread: 2 }),
  room(1, { unread: 120, windowUntil: ahead(48 * minute) }),
  room(2),
  room(3),
  room(4, { unread: 1 }),
  room(5, { lastMessageAt: ago(day + hour), windowUntil: ago(hour), conversation: undefined }),
  room(6),
  room(7, { lastMessageAt: ago(3 * day) }),
  room(8, { lastMessageAt: ago(20 * day) }),
  room(9, { state: 'unassigned', assignedTo: undefined, unread: 3 }),
  room(10, { state: 'unassigned', assignedTo: undefined, unread: 1 }),
]

const busySession = (change: Partial<Session> = {}) => session(busyRooms(), change)

const ringingSession = () => {
  const ringing = call(2)
  const offer = { call: ringing, sdp: customerSdp, ringUntil: ahead(30_000), via: 'room' } as const
  return busySession({ offers: { [ringing.id]: offer } })
}

const calls = (): readonly CallLogEntry[] => [
  logEntry(0, { startedAt: Date.now() - day - hour, endedAt: Date.now() - day - hour + 140_000 }),
  logEntry(0, {
    callId: 'log-missed',
    status: 'unanswered',
    reason: 'timed_out',
    talkMs: undefined,
    startedAt: Date.now() - 4 * minute,
    endedAt: Date.now() - 3 * minute,
  }),
  logEntry(1, { direction: 'outbound', status: 'unanswered', reason: 'not_answered', talkMs: undefined }),
  logEntry(2, { status: 'elsewhere', answeredBy: 'Bo Hartono', talkMs: undefined, reason: undefined }),
  logEntry(3, { direction: 'outbound', talkMs: 3_725_000 }),
  logEntry(4, { status: 'unanswered', reason: 'customer_hung_up', talkMs: undefined }),
  logEntry(5, { reason: 'balance_exhausted' }),
  logEntry(6),
  ...Array.from({ length: 260 }, (_, index) => logEntry(index + 12, { status: 'answered' })),
]

const sortedCalls = () => [...calls()].sort((a, b) => b.startedAt - a.startedAt)

const online = (change: Partial<DesktopState> = {}) => desktop({ session: busySession(), ...change })
const open = (change: Partial<DesktopState> = {}) => online({ thread: fullThread(), ...change })

const signedOut = (notice?: 'expired' | 'disabled' | 'otherDesktop') =>
  desktop({ auth: { status: 'signedOut', notice }, connection: { status: 'idle' } })

const offline = { status: 'waiting', attempt: 3, why: 'unreachable' } as const

/** Every state that is worth looking at, by its name in the address: `?scene=inbox`. */
export const scenes: Readonly<Record<string, () => FakeDesk>> = {
  'signed-out': () => createFakeDesk({ state: signedOut() }),
  'signed-out-expired': () => createFakeDesk({ state: signedOut('expired') }),
  'sign-in-wrong': () =>
    createFakeDesk({
      state: signedOut(),
      handlers: {
        signIn: () => refused({ reason: 'wrong_credentials', message: 'Wrong email or password.' }),
      },
    }),
  'sign-in-throttled': () =>
    createFakeDesk({
      state: signedOut(),
      handlers: {
        signIn: () => refused({ reason: 'throttled', message: 'Too many attempts.', retryAt: ahead(42_000) }),
      },
    }),
  'signing-in': () => createFakeDesk({ state: signedOut(), handlers: { signIn: never } }),
  'start-failed': () =>
    createFakeDesk({
      state: desktop(),
      handlers: { getState: () => refused({ reason: 'failed', message: 'No state.' }) },
    }),
  loading: () => createFakeDesk({ state: desktop({ connection: { status: 'connecting', attempt: 0 } }) }),
  empty: () => createFakeDesk({ state: desktop({ session: session([]) }) }),
  inbox: () => createFakeDesk({ state: online({ session: ringingSession() }), callLog: sortedCalls() }),
  'inbox-many': () =>
    createFakeDesk({
      state: desktop({ session: session(Array.from({ length: 1500 }, (_, index) => room(index))) }),
    }),
  resolved: () =>
    createFakeDesk({
      state: online(),
      handlers: {
        listRooms: () =>
          granted({
            rooms: Array.from({ length: 12 }, (_, index) =>
              room(index + 24, { state: 'resolved', lastMessageAt: ago((index + 2) * day) }),
            ),
          }),
      },
    }),
  thread: () => createFakeDesk({ state: open(), callLog: sortedCalls() }),
  'send-refused': () =>
    createFakeDesk({
      state: open(),
      handlers: { sendMessage: () => refused({ reason: 'window_closed', message: 'The window is closed.' }) },
    }),
  'thread-drafts': () =>
    createFakeDesk({
      state: open(),
      handlers: {
        getDrafts: () => granted({ [room(0).id]: 'Terima kasih,', [room(1).id]: 'Baik, besok' }),
      },
    }),
  'thread-failed-message': () =>
    createFakeDesk({ state: open({ thread: failingThread() }), callLog: sortedCalls() }),
  'thread-long': () =>
    createFakeDesk({
      state: open({ thread: longThread() }),
      handlers: {
        loadOlderMessages: (_input, desk) => {
          const older = longThread(-60).messages
          desk.set(state => ({
            ...state,
            thread: state.thread && {
              ...state.thread,
              hasOlder: false,
              messages: [...older, ...state.thread.messages],
            },
          }))
          return granted(null)
        },
      },
    }),
  'thread-loading': () =>
    createFakeDesk({ state: open({ thread: { ...fullThread(), status: 'loading', messages: [] } }) }),
  'thread-empty': () =>
    createFakeDesk({ state: open({ thread: { ...fullThread(), hasOlder: false, messages: [] } }) }),
  'thread-error': () =>
    createFakeDesk({ state: open({ thread: { ...fullThread(), status: 'failed', messages: [] } }) }),
  'window-closed': () => {
    const closed = room(0, { windowUntil: ago(hour), conversation: undefined })
    return createFakeDesk({
      state: desktop({ session: session([closed]), thread: fullThread() }),
      callLog: sortedCalls(),
    })
  },
  'long-name': () =>
    createFakeDesk({
      state: online({ thread: { ...fullThread(), roomId: room(1).id } }),
      callLog: sortedCalls(),
    }),
  offline: () =>
    createFakeDesk({
      state: open({ connection: { ...offline, retryAt: Date.now() + 14_000 } }),
      callLog: sortedCalls(),
    }),
  'taken-over': () =>
    createFakeDesk({ state: open({ connection: { status: 'takenOver' } }), callLog: sortedCalls() }),
  calls: () => createFakeDesk({ state: online(), callLog: sortedCalls() }),
  'calls-offline': () =>
    createFakeDesk({
      state: online({ connection: { ...offline, retryAt: Date.now() + 9000 } }),
      callLog: sortedCalls(),
    }),
  'calls-empty': () => createFakeDesk({ state: online() }),
  'calls-loading': () => createFakeDesk({ state: online(), handlers: { queryCallLog: never } }),
  'calls-failed': () =>
    createFakeDesk({
      state: online(),
      handlers: { queryCallLog: () => refused({ reason: 'failed', message: 'The log cannot be read.' }) },
    }),
  'calls-trouble': () =>
    createFakeDesk({
      state: online(),
      handlers: {
        queryCallLog: () =>
          granted({
            entries: sortedCalls().slice(0, 4),
            hasMore: false,
            trouble: 'unwritable',
          }),
      },
    }),
  settings: () => createFakeDesk({ state: online() }),
  palette: () => createFakeDesk({ state: online(), callLog: sortedCalls() }),
  ...consentScenes,
  ...logScenes,
  ...queueScenes,
  ...reportScenes,
  ...manageScenes,
  ...balanceScenes,
  ...peopleScenes,
  ...nothingConnectedScenes,
  ...startScenes,
  ...settingsScenes,
  ...updateScenes,
  ...policyScenes,
  ...wayScenes,
}
