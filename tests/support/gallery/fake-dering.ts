import { accountIdSchema } from '#shared/domain/ids.ts'
import type { Money } from '#shared/domain/money.ts'
import type { AskAnswers, AskInput, DeringApi, Tellings } from '#shared/ipc/asks.ts'
import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import type { CallEvent } from '#shared/ipc/call-timeline.ts'
import { type AskName, askNames } from '#shared/ipc/channels.ts'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { Drafts } from '#shared/ipc/draft.ts'
import type { AskRefusal, Outcome } from '#shared/ipc/outcome.ts'
import { applyPatch, patchBetween } from '#shared/ipc/state-patch.ts'
import { timelineOf } from '../../../src-main/call-log/timeline.ts'

/** One ask that the window made. */
export interface Asked {
  readonly name: AskName
  readonly input: unknown
}

type Handlers = {
  readonly [K in AskName]?: (
    input: AskInput<K>,
    desk: FakeDesk,
  ) => Outcome<AskAnswers[K]> | Promise<Outcome<AskAnswers[K]>>
}

export interface FakeDesk {
  readonly api: DeringApi
  readonly asked: readonly Asked[]
  state(): DesktopState
  /** Changes the state as the main process would, and tells the window. */
  set(change: (state: DesktopState) => DesktopState): void
  /** Tells the window something. */
  tell<K extends keyof Tellings>(event: K, value: Tellings[K]): void
  setCallLog(entries: readonly CallLogEntry[]): void
}

export interface FakeDeskParts {
  readonly state: DesktopState
  readonly callLog?: readonly CallLogEntry[]
  /** What was noted of each call. */
  readonly events?: readonly CallEvent[]
  /** What differs from granting everything. */
  readonly handlers?: Handlers
}

export const granted = <T>(value: T): Outcome<T> => ({ ok: true, value })
export const refused = (refusal: AskRefusal): Outcome<never> => ({ ok: false, refusal })
const enough: Money = { currency: 'IDR', minor: 25_000_000 }

/** A check in which nothing stands against asking or calling. */
export const everythingAllowed: AskAnswers['checkConsent'] = {
  canRequest: true,
  canCall: true,
  status: 'temporary',
  expiresAt: new Date(Date.now() + 6.87 * 86_400_000).toISOString(),
  requests: { used24h: 0, max24h: 1, used7d: 0, max7d: 2 },
  attempts: { used: 3, max: 10 },
  unanswered: { inARow: 0, max: 4 },
  refusals: [],
  price: { perMinute: { currency: 'IDR', minor: 100_000 } },
}

/** An ask that is still on its way. */
export const never = (): Promise<Outcome<never>> => new Promise(() => {})

/** A `window.dering` whose main process is a few lines: the real window runs against it. */
export function createFakeDesk(parts: FakeDeskParts): FakeDesk {
  let state = parts.state
  let callLog = parts.callLog ?? []
  const asked: Asked[] = []
  const listeners: { readonly [K in keyof Tellings]: Set<(value: Tellings[K]) => void> } = {
    state: new Set(),
    callLogChanged: new Set(),
    callLogExport: new Set(),
    callWindow: new Set(),
    wallboard: new Set(),
    queue: new Set(),
    nudged: new Set(),
    drafts: new Set(),
  }

  const desk: FakeDesk = {
    api: undefined as unknown as DeringApi, // set below, once the asks can refer to the desk
    asked,
    state: () => state,
    set: change => {
      const patch = patchBetween(state, change(state))
      state = applyPatch(state, patch)
      desk.tell('state', patch)
    },
    tell: (event, value) => {
      for (const listener of listeners[event]) listener(value)
    },
    setCallLog: entries => {
      callLog = entries
      desk.tell('callLogChanged', null)
    },
  }

  const usual: Handlers = {
    getState: () => granted(state),
    openRoom: ({ roomId }) => {
      const messages = state.thread?.roomId === roomId ? state.thread.messages : []
      const thread = {
        roomId: roomId as never,
        status: 'ready' as const,
        messages,
        hasOlder: false,
        outgoing: [],
      }
      desk.set(before => ({ ...before, thread }))
      return granted(null)
    },
    getDrafts: () => granted(keptDrafts()),
    keepDraft: ({ roomId, text }) => {
      const others = Object.entries(keptDrafts()).filter(([id]) => id !== roomId)
      const drafts = text === '' ? others : [...others, [roomId, text]]
      sessionStorage.setItem('drafts', JSON.stringify(Object.fromEntries(drafts)))
      return granted(null)
    },
    closeRoom: () => {
      desk.set(before => ({ ...before, thread: null }))
      return granted(null)
    },
    saveSettings: change => {
      desk.set(before => ({ ...before, settings: { ...before.settings, ...change } }))
      return granted(null)
    },
    testNotification: () => granted({ isShown: true }),
    checkConsent: () => granted(everythingAllowed),
    getBalance: ({ accountId }) => granted({ accountId: accountIdSchema.parse(accountId), balance: enough }),
    listRooms: () => granted({ rooms: [] }),
    queryCallLog: query => granted(pageOf(callLog, query)),
    deleteCallLog: (_input, asked) => {
      asked.setCallLog([])
      return granted(null)
    },
    saveDiagnostics: () => granted({ saved: true }),
    exportCallLog: filter =>
      granted({ calls: pageOf(callLog, { ...filter, limit: callLog.length }).entries.length }),
    getCallTimeline: ({ callId }) => {
      const entry = callLog.find(one => one.callId === callId)
      return granted(entry ? timelineOf(entry, parts.events ?? []) : null)
    },
  }

  const ask = async (name: AskName, input: unknown): Promise<Outcome<unknown>> => {
    asked.push({ name, input })
    // The table's type ties input and answer to the name; a loop over names cannot.
    const handler = (parts.handlers?.[name] ?? usual[name]) as
      ((input: unknown, desk: FakeDesk) => Outcome<unknown> | Promise<Outcome<unknown>>) | undefined
    return handler ? handler(input, desk) : granted(null)
  }

  const on = <K extends keyof Tellings>(event: K, listener: (value: Tellings[K]) => void): (() => void) => {
    listeners[event].add(listener)
    return () => listeners[event].delete(listener)
  }

  const asks = Object.fromEntries(askNames.map(name => [name, (input: unknown) => ask(name, input)]))
  return Object.assign(desk, { api: { ...asks, on } as unknown as DeringApi })
}

/** Like the main process, they outlive the page. */
function keptDrafts(): Drafts {
  // What `keepDraft` wrote there.
  return JSON.parse(sessionStorage.getItem('drafts') ?? '{}') as Drafts
}

function pageOf(
  entries: readonly CallLogEntry[],
  query: AskInput<'queryCallLog'>,
): AskAnswers['queryCallLog'] {
  const {
    search = '',
    filter = 'all',
    after = 0,
    limit = 50,
    customerId,
    accountId,
    reason,
    from = 0,
  } = query
  const wanted = search.toLowerCase()
  const digits = search.replaceAll(/\D/g, '')
  const found = entries.filter(
    entry =>
      (customerId === undefined || entry.customerId === customerId) &&
      (accountId === undefined || entry.accountId === accountId) &&
      (reason === undefined || entry.reason === reason) &&
      entry.startedAt >= from &&
      (filter === 'all' ||
        (filter === 'missed'
          ? entry.direction === 'inbound' && entry.status === 'unanswered'
          : entry.direction === filter)) &&
      (entry.customerName.toLowerCase().includes(wanted) ||
        (digits !== '' && (entry.customerPhone ?? '').includes(digits))),
  )
  const next = after + limit
  return { entries: found.slice(after, next), ...(found.length > next && { next }) }
}
