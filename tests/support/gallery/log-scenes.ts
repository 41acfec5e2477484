import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import type { CallEvent } from '#shared/ipc/call-timeline.ts'
import { createFakeDesk, type FakeDesk, granted, never, refused } from './fake-dering.ts'
import { desktop, logEntry, minute, room, session } from './people.ts'

const online = () => desktop({ session: session([room(0), room(1), room(2)]) })
const start = Date.now() - 12 * minute

/** The log has one call, opened by a click in the test or by hand. */
function logScene(entry: Partial<CallLogEntry>, events: readonly CallEvent[] = []): FakeDesk {
  return createFakeDesk({
    state: online(),
    callLog: [logEntry(0, { startedAt: start, ...entry }), logEntry(1), logEntry(2)],
    events: events.map(event => ({ ...event, at: start + event.at })),
  })
}

const missed = {
  status: 'unanswered',
  reason: 'timed_out',
  answeredAt: undefined,
  talkMs: undefined,
  ringMs: 45_000,
  endedBy: 'system',
} as const

const noted = {
  note: 'Wants the blue one; the shop in Bandung has it.',
  disposition: 'follow_up',
  tags: ['refund'],
}

/** Ends the export of `log-exporting`. */
let giveUp = () => {}

/** What the details of a call look like, by the name in the address: `?scene=log-missed&section=calls`. */
export const logScenes: Readonly<Record<string, () => FakeDesk>> = {
  'log-missed': () =>
    logScene({ ...missed, endedAt: start + 45_000 }, [
      { what: 'offered', at: 0, via: 'ring_all' },
      { what: 'shown', at: 180 },
      { what: 'notified', at: 210 },
      { what: 'sounded', at: 240, on: ['Jabra Evolve2 65', 'Built-in Audio'] },
      { what: 'withdrawn', at: 45_000, reason: 'timed_out' },
    ]),
  'log-silent': () =>
    logScene({ ...missed, endedAt: start + 45_000 }, [
      { what: 'offered', at: 0, via: 'room' },
      { what: 'shown', at: 180 },
      { what: 'notified', at: 210, failed: 'Do not disturb is on' },
      { what: 'sounded', at: 240, failed: 'NotFoundError' },
    ]),
  'log-answered': () =>
    logScene({ answeredAt: start + 6_000, endedAt: start + 140_000, endedBy: 'customer', ...noted }, [
      { what: 'offered', at: 0, via: 'room' },
      { what: 'shown', at: 150 },
      { what: 'answering', at: 5_600 },
      { what: 'device', at: 6_100, kind: 'microphone', label: 'Jabra Evolve2 65' },
      { what: 'device', at: 6_100, kind: 'speaker', label: '' },
      { what: 'muted', at: 60_000 },
      { what: 'unmuted', at: 64_000 },
      {
        what: 'quality',
        at: 90_000,
        level: 'poor',
        mos: 2.4,
        roundTripMs: 480,
        jitterMs: 61,
        lossPercent: 7.5,
      },
    ]),
  'log-unseen': () => logScene({ ...missed, endedAt: start + 45_000 }),
  'log-exporting': () =>
    createFakeDesk({
      state: online(),
      callLog: [logEntry(0), logEntry(1), logEntry(2)],
      handlers: {
        exportCallLog: async (_filter, desk) => {
          const given = new Promise(resolve => {
            giveUp = () => resolve(null)
          })
          desk.tell('callLogExport', { calls: 412_345, share: 0.41 })
          await given
          return granted({ calls: null })
        },
        cancelCallLogExport: () => {
          giveUp()
          return granted(null)
        },
      },
    }),
  'log-details-loading': () =>
    createFakeDesk({ state: online(), callLog: [logEntry(0)], handlers: { getCallTimeline: never } }),
  'log-details-failed': () =>
    createFakeDesk({
      state: online(),
      callLog: [logEntry(0)],
      handlers: { getCallTimeline: () => refused({ reason: 'failed', message: 'The log cannot be read.' }) },
    }),
}
