import { beforeEach, describe, expect, it } from 'vitest'
import { callIdSchema } from '#shared/domain/ids.ts'
import type { LostCall } from '#shared/ipc/desktop-state.ts'
import { Calls } from '../../../../src-main/session/calls.ts'
import { SessionHost } from '../../../../src-main/session/session-host.ts'
import { manualClock } from '../../../support/manual-clock.ts'
import { recordingLog } from '../../../support/recording-log.ts'
import { type ScriptedRequests, scriptedRequests } from './scripted-requests.ts'

const callId = callIdSchema.parse('call-1')

let requests: ScriptedRequests
let calls: Calls
let lost: LostCall[]

beforeEach(() => {
  const log = recordingLog()
  requests = scriptedRequests()
  lost = []
  const host = new SessionHost({ clock: manualClock(), log, onChange: () => {}, resync: () => {} })
  const onLost = (call: LostCall) => lost.push(call)
  calls = new Calls({ connection: requests, host, log, onLost, onChoice: () => {}, note: () => {} })
})

describe('a window that is lost with the sound of a call', () => {
  it.each(['reloaded', 'crashed'] as const)('hangs up at once and tells the person: %s', why => {
    calls.holdMedia(callId)
    calls.windowLost(why)
    expect(requests.asked).toEqual([['call.hangup', { callId }]])
    expect(lost).toEqual([{ callId, why }])
    calls.windowLost(why)
    expect(lost).toHaveLength(1)
  })

  it('does nothing when no sound was held, or no longer', () => {
    calls.windowLost('reloaded')
    calls.holdMedia(callId)
    calls.holdMedia(null)
    calls.windowLost('crashed')
    expect(requests.asked).toEqual([])
    expect(lost).toEqual([])
  })

  it('hangs up without a notice when the person closes the window', async () => {
    calls.holdMedia(callId)
    calls.windowClosed()
    expect(requests.asked).toEqual([['call.hangup', { callId }]])
    expect(lost).toEqual([])
    expect(calls.heldCall).toBeNull()
    const settledAll = calls.settled()
    requests.grant('call.hangup', {})
    await settledAll
  })
})
