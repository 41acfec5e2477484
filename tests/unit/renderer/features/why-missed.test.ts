import { describe, expect, it } from 'vitest'
import type { CallEvent } from '#shared/ipc/call-timeline.ts'
import { whyMissed } from '../../../../src-renderer/features/recent-calls/why-missed.ts'
import { unansweredEntry } from '../../../support/builders/log-entries.ts'

const entry = (over: object = {}) => unansweredEntry({ reason: 'timed_out', ...over })

const offered: CallEvent = { what: 'offered', at: 1_000, via: 'room' }
const shown: CallEvent = { what: 'shown', at: 1_100 }
const gaveUp = { reason: 'customer_hung_up' }
const outbound = { direction: 'outbound' }

const table: readonly (readonly [string, object, readonly CallEvent[], object | null])[] = [
  ['it was answered', { status: 'answered', reason: 'completed' }, [offered], null],
  ['it still rings', { status: 'live', reason: undefined, endedAt: undefined }, [offered], null],
  ['another took it', { status: 'elsewhere', answeredBy: 'Bo' }, [], { sentence: 'takenBy', name: 'Bo' }],
  ['nobody knows who took it', { status: 'elsewhere' }, [], { sentence: 'takenElsewhere' }],
  ['it rang out', {}, [offered, shown], { sentence: 'rangOut', rangMs: 30_000 }],
  [
    'it rang out, as the platform timed it',
    { ringMs: 45_000 },
    [offered],
    { sentence: 'rangOut', rangMs: 45_000 },
  ],
  ['the customer gave up', gaveUp, [offered], { sentence: 'gaveUp', rangMs: 30_000 }],
  [
    'the customer gave up at once',
    { ...gaveUp, ringMs: 2_000 },
    [offered],
    { sentence: 'gaveUpAtOnce', rangMs: 2_000 },
  ],
  ['the agent was on another call', gaveUp, [{ what: 'waiting', at: 1_000 }], { sentence: 'busy' }],
  ['the link was lost', {}, [offered, shown, { what: 'linkLost', at: 2_000 }], { sentence: 'linkLost' }],
  ['it never came here', {}, [], { sentence: 'notHere' }],
  [
    'it could not be heard',
    {},
    [offered, shown, { what: 'sounded', at: 1_200, failed: 'unplugged' }],
    { sentence: 'silent', failure: 'unplugged' },
  ],
  [
    'do-not-disturb held it back',
    {},
    [offered, shown, { what: 'heldBack', at: 1_200 }],
    { sentence: 'heldBack' },
  ],
  [
    'the agent silenced it',
    {},
    [offered, shown, { what: 'sounded', at: 1_200 }, { what: 'hushed', at: 2_000 }],
    { sentence: 'hushed' },
  ],
  [
    'it could not be seen',
    {},
    [offered, { what: 'notified', at: 1_200, failed: 'blocked' }],
    { sentence: 'unseen', failure: 'blocked' },
  ],
  [
    'a notification that failed matters not where the window showed it',
    {},
    [offered, shown, { what: 'notified', at: 1_200, failed: 'blocked' }],
    { sentence: 'rangOut', rangMs: 30_000 },
  ],
  [
    'answer was pressed too late',
    gaveUp,
    [offered, { what: 'answering', at: 30_900 }],
    { sentence: 'answeredTooLate', rangMs: 30_000 },
  ],
  [
    'declined here',
    { reason: 'rejected_by_agent' },
    [offered, { what: 'declining', at: 2_000 }],
    { sentence: 'declinedHere' },
  ],
  [
    'declined by another',
    { reason: 'rejected_by_agent' },
    [offered, { what: 'withdrawn', at: 2_000, reason: 'declined', by: 'Bo' }],
    { sentence: 'declinedBy', name: 'Bo' },
  ],
  ['declined by all', { reason: 'rejected_by_agent' }, [], { sentence: 'declined' }],
  [
    'nobody was there',
    { reason: 'not_delivered_all_offline', endedAt: undefined },
    [],
    { sentence: 'not_delivered_all_offline' },
  ],
  ['the desktop was not told', { ...outbound, reason: undefined }, [], { sentence: 'unknown' }],
  [
    'the customer did not answer',
    { ...outbound, reason: 'not_answered', ringMs: 60_000 },
    [],
    { sentence: 'not_answered', rangMs: 60_000 },
  ],
]

describe('[D5] why a call was missed', () => {
  it.each(table)('%s', (_what, over, events, why) => {
    expect(whyMissed({ entry: entry(over), events: [...events] })).toEqual(why)
  })
})
