import type { EndReason } from '#shared/domain/call.ts'
import type { WireCall } from '#shared/protocol/entities.ts'
import { type ReportFilter, reportFilterSchema, type ReportSummary } from '#shared/protocol/reports.ts'
import { platformRequestSchema } from '#shared/ipc/platform-requests.ts'
import { createFakeDesk, type FakeDesk, granted, never, refused } from './fake-dering.ts'
import { call, day, desktop, hour, me, minute, room, session } from './people.ts'

const reasons: readonly EndReason[] = [
  'timed_out',
  'customer_hung_up',
  'not_delivered_all_offline',
  'rejected_by_agent',
]

/** A call of some time ago; every fourth one was not answered, every fifth one was ours. */
function pastCall(index: number): WireCall {
  const startedAt = Date.now() - index * 37 * minute - 5 * minute
  const isOutbound = index % 5 === 3
  const isAnswered = index % 4 !== 1
  const reason = isOutbound ? 'not_answered' : (reasons[index % reasons.length] ?? 'timed_out')
  const talkMs = isAnswered ? 35_000 + (index % 9) * 71_000 : 0
  return call(index, {
    direction: isOutbound ? 'outbound' : 'inbound',
    state: 'ended',
    status: isAnswered ? 'answered' : 'unanswered',
    reason: isAnswered ? 'completed' : reason,
    offeredAt: new Date(startedAt).toISOString(),
    ringMs: 3_000 + (index % 7) * 4_000,
    talkMs,
    ...((isAnswered || isOutbound) && { agent: { id: me.id, name: me.name } }),
    ...(isOutbound && { cost: { currency: 'IDR', minor: Math.ceil(talkMs / minute) * 100_000 } }),
  })
}

const money = (minor: number) => ({ currency: 'IDR', minor })
const counts = (answered: number, unanswered: number) => ({
  calls: answered + unanswered,
  answered,
  unanswered,
  talkMs: answered * 190_000,
  waitMs: answered * 8_200,
  cost: money(answered * 42_000),
})

function summary(filter: ReportFilter): ReportSummary {
  const byHour = Array.from({ length: 24 }, (_, hour) => {
    const isOpen = hour >= 8 && hour < 20
    return { hour, ...counts(isOpen ? 18 + ((hour * 7) % 23) : 0, isOpen ? 3 + ((hour * 5) % 9) : hour % 2) }
  })
  const byDay = Array.from({ length: 7 }, (_, back) => ({
    day: new Date(Date.now() - (6 - back) * day).toISOString().slice(0, 10),
    ...counts(48 + ((back * 13) % 31), 7 + ((back * 5) % 11)),
  }))
  const steps = [120, 96, 61, 40, 22, 14, 9, 5, 4, 2, 1, 1, 0]
  return {
    timeZone: filter.timeZone ?? 'UTC',
    totals: counts(412, 71),
    byHour,
    byDay,
    answerTimes: steps.map((calls, step) => ({
      fromMs: step * 5_000,
      toMs: step === steps.length - 1 ? null : (step + 1) * 5_000,
      calls,
    })),
  }
}

const calls = Array.from({ length: 480 }, (_, index) => pastCall(index))

/** As the platform would: by the value, then the start. */
function sorted(found: readonly WireCall[], sort: string): readonly WireCall[] {
  const value = (one: WireCall) => {
    if (sort.endsWith('cost')) return one.cost?.minor ?? 0
    return (sort.endsWith('ringMs') ? one.ringMs : sort.endsWith('talkMs') ? one.talkMs : 0) ?? 0
  }
  const ascending = found.toSorted(
    (one, other) => value(one) - value(other) || Date.parse(one.offeredAt) - Date.parse(other.offeredAt),
  )
  return sort.startsWith('-') ? ascending.toReversed() : ascending
}

/** The platform's side of the report. */
function answer(input: unknown) {
  const { method, params } = platformRequestSchema.parse(input)
  if (!('filter' in params)) return granted({})
  const filter = reportFilterSchema.parse(params.filter)
  if (method === 'report.summary' || method === 'report.ownSummary') return granted(summary(filter))
  const sort = ('sort' in params && params.sort) || '-offeredAt'
  const found = sorted(
    calls.filter(
      one =>
        (filter.status === undefined || one.status === filter.status) &&
        one.customer.name.toLowerCase().includes(filter.query?.toLowerCase() ?? ''),
    ),
    sort,
  )
  const from = 'cursor' in params && params.cursor !== undefined ? Number(params.cursor) : 0
  const next = from + 100
  return granted({
    rows: found.slice(from, next),
    ...(next < found.length && { nextCursor: String(next) }),
  })
}

const supervisor = { ...me, role: 'supervisor' } as const
const rooms = [room(0), room(1), room(2)]
const offline = { status: 'waiting', attempt: 3, why: 'unreachable', retryAt: Date.now() + 14_000 } as const

const empty = {
  timeZone: 'UTC',
  totals: counts(0, 0),
  byHour: [],
  byDay: [],
  answerTimes: [],
} satisfies ReportSummary

/** The report as it can look; each with the section `report`. */
export const reportScenes: Readonly<Record<string, () => FakeDesk>> = {
  report: () =>
    createFakeDesk({
      state: desktop({ session: session(rooms, { me: supervisor }) }),
      handlers: { request: input => answer(input), exportReport: () => granted({ saved: true }) },
    }),
  'report-own': () =>
    createFakeDesk({
      state: desktop({ session: session(rooms) }),
      handlers: { request: input => answer(input) },
    }),
  'report-empty': () =>
    createFakeDesk({
      state: desktop({ session: session(rooms, { me: supervisor }) }),
      handlers: { request: ({ method }) => granted(method === 'report.calls' ? { rows: [] } : empty) },
    }),
  'report-loading': () =>
    createFakeDesk({
      state: desktop({ session: session(rooms, { me: supervisor }) }),
      handlers: { request: never },
    }),
  'report-failed': () =>
    createFakeDesk({
      state: desktop({ session: session(rooms, { me: supervisor }) }),
      handlers: { request: () => refused({ reason: 'failed', message: 'The report cannot be read.' }) },
    }),
  'report-breaks-off': () =>
    createFakeDesk({
      state: desktop({ session: session(rooms, { me: supervisor }) }),
      handlers: {
        request: input => {
          const { params } = platformRequestSchema.parse(input)
          const goesOn = 'cursor' in params && params.cursor !== undefined
          return goesOn ? refused({ reason: 'failed', message: 'The report cannot be read.' }) : answer(input)
        },
      },
    }),
  'report-offline': () =>
    createFakeDesk({
      state: desktop({
        session: session(rooms, { me: supervisor }),
        connection: { ...offline, retryAt: Date.now() + hour },
      }),
      handlers: { request: () => refused({ reason: 'offline', message: 'You are offline.' }) },
    }),
}
