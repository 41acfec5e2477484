import { beforeEach, describe, expect, it } from 'vitest'
import { type CallId, callIdSchema } from '#shared/domain/ids.ts'
import type { CallReport } from '#shared/ipc/call-report.ts'
import { RequestError } from '../../../../src-main/connection/request-error.ts'
import { CallReports } from '../../../../src-main/reports/call-reports.ts'
import { type ManualClock, manualClock, settled } from '../../../support/manual-clock.ts'
import { recordingLog } from '../../../support/recording-log.ts'
import { scriptedRequests } from '../session/scripted-requests.ts'

const callId = callIdSchema.parse('call-1')
const report = (mos: number): CallReport => ({ callId, stats: { quality: { mos } } })

let kept: CallReport[]
let words: (string | undefined)[]
let on: Set<CallId>
let clock: ManualClock
let requests: ReturnType<typeof scriptedRequests>

beforeEach(() => {
  kept = []
  words = []
  on = new Set([callId])
  clock = manualClock()
  requests = scriptedRequests()
})

/** As after a start of the app: only the file is still there. */
function open(): CallReports {
  return new CallReports({
    connection: requests,
    clock,
    log: recordingLog(),
    file: { read: () => kept, write: reports => void (kept = [...reports]) },
    isOn: id => on.has(id),
    keepWords: report => void words.push(report.note),
  })
}

async function afterAWhile() {
  await clock.advance(5_000)
  await settled()
}

describe('what calls were like', () => {
  it('is sent once the call is over, with its last figures', async () => {
    const reports = open()
    reports.take(report(4))
    await afterAWhile()
    expect(requests.asked).toEqual([])
    on.clear()
    reports.sendSoon()
    reports.take(report(3))
    await afterAWhile()
    expect(requests.asked).toEqual([['call.report', report(3)]])
    requests.grant('call.report', {})
    await settled()
    expect(kept).toEqual([])
  })

  it('goes with what the agent writes meanwhile, whichever comes first', async () => {
    const reports = open()
    reports.take({ callId, stats: {}, note: 'Back tomorrow', tags: ['refund'] })
    reports.take(report(4))
    on.clear()
    reports.take({ callId, stats: {}, note: '' })
    await afterAWhile()
    const whole = { ...report(4), note: '', tags: ['refund'] }
    expect(requests.asked).toEqual([['call.report', whole]])
    expect(words).toEqual(['Back tomorrow', undefined, ''])
    requests.grant('call.report', {})
    await settled()
    // The platform may have told the older words since.
    expect(words.at(-1)).toBe('')
    expect(words).toHaveLength(4)
  })

  it('outlives a lost window, a lost link and a restart of the app', async () => {
    open().take(report(4))
    on.clear()
    const again = open()
    again.sendSoon()
    await afterAWhile()
    requests.refuse('call.report', new RequestError('offline', 'There is no link.'))
    await settled()
    expect(kept).toEqual([report(4)])
    again.sendSoon()
    await afterAWhile()
    requests.grant('call.report', {})
    await settled()
    expect(kept).toEqual([])
  })

  it('is dropped when the platform does not want it', async () => {
    on.clear()
    open().take(report(4))
    await afterAWhile()
    requests.refuse('call.report', new RequestError('refused', 'Unknown call.'))
    await settled()
    expect(kept).toEqual([])
  })
})
