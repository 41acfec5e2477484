import { beforeEach, describe, expect, it } from 'vitest'
import { callIdSchema, roomIdSchema } from '#shared/domain/ids.ts'
import type { LostCall } from '#shared/ipc/desktop-state.ts'
import { methods } from '#shared/protocol/methods.ts'
import type { CallJournal } from '../../../../src-main/session/call-journal.ts'
import { Calls } from '../../../../src-main/session/calls.ts'
import { SessionHost } from '../../../../src-main/session/session-host.ts'
import { RequestError } from '../../../../src-main/connection/request-error.ts'
import { aCall, anOffer, aSession } from '../../../support/builders/wire.ts'
import { type ManualClock, manualClock, settled } from '../../../support/manual-clock.ts'
import { recordingLog } from '../../../support/recording-log.ts'
import { memoryJournal } from './memory-journal.ts'
import { type ScriptedRequests, scriptedRequests } from './scripted-requests.ts'

const callId = callIdSchema.parse('call-1')

let requests: ScriptedRequests
let calls: Calls
let lost: LostCall[]
let journal: CallJournal
let host: SessionHost
let clock: ManualClock

const aHello = () =>
  methods['session.hello'].result.parse({
    sessionId: 'session-1',
    resumed: false,
    seq: 0,
    serverTime: '2026-11-23T09:00:00.000Z',
    me: { id: 'u-ani', name: 'Ani', role: 'agent' },
    snapshot: { accounts: [], agents: [], rooms: [], calls: [], offers: [], waiting: [] },
  })

beforeEach(() => {
  const log = recordingLog()
  requests = scriptedRequests()
  lost = []
  clock = manualClock()
  host = new SessionHost({ clock, log, onChange: () => {}, resync: () => {} })
  const onLost = (call: LostCall) => lost.push(call)
  journal = memoryJournal()
  calls = new Calls({ connection: requests, host, log, journal, onLost, onChoice: () => {}, note: () => {} })
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

describe('the journal of the call whose sound is here', () => {
  const journaled = { kind: 'call', callId, customerName: undefined }

  it('has the call before the platform is asked, until the window lets it go', async () => {
    const answering = calls.answer({ callId, sdp: 'v=0' })
    expect(journal.read()).toEqual(journaled)
    requests.grant('call.answer', { call: aCall({ state: 'connected' }) })
    await answering
    calls.holdMedia(callId)
    expect(journal.read()).toEqual(journaled)
    calls.holdMedia(null)
    expect(journal.read()).toBeNull()
  })

  it('forgets a call that another was given', async () => {
    const answering = calls.answer({ callId, sdp: 'v=0' })
    requests.refuse('call.answer', new RequestError('refused', 'Bo has taken this call.'))
    await expect(answering).rejects.toThrow('Bo')
    expect(journal.read()).toBeNull()
  })

  it('keeps a call whose sound is here when nobody says whose it is', async () => {
    const answering = calls.answer({ callId, sdp: 'v=0' })
    calls.holdMedia(callId)
    requests.refuse('call.answer', new RequestError('timed_out', 'The platform did not answer in time.'))
    await expect(answering).rejects.toThrow('in time')
    expect(journal.read()).toEqual(journaled)
    calls.holdMedia(null)
    expect(journal.read()).toBeNull()
  })

  it('has a dial by its room until the platform has named the call', async () => {
    const roomId = roomIdSchema.parse('room-1')
    const dialling = calls.dial({ roomId, dialId: 'dial-1', sdp: 'v=0' })
    expect(journal.read()).toMatchObject({ kind: 'dial', roomId })
    requests.grant('call.dial', { call: aCall({ direction: 'outbound', state: 'dialing' }) })
    await dialling
    expect(journal.read()).toEqual(journaled)
  })

  it('keeps a call that is hung up unattended until the platform has confirmed', async () => {
    calls.holdMedia(callId)
    calls.windowClosed()
    expect(journal.read()).toEqual(journaled)
    requests.grant('call.hangup', {})
    await settled()
    expect(journal.read()).toBeNull()
  })
})

it('[I8] knows a declined call as silent at once, for as long as it is offered', () => {
  void calls.decline(callId)
  expect([...calls.declined]).toEqual([callId])
  calls.follow({ ...aSession(), offers: { [callId]: anOffer(aCall()) } })
  expect([...calls.declined]).toEqual([callId])
  calls.follow(aSession())
  expect([...calls.declined]).toEqual([])
})

describe('a dial that was given up without the platform’s word', () => {
  const roomId = roomIdSchema.parse('room-1')
  const dialled = (offeredAt: string) =>
    aSession({ calls: [aCall({ direction: 'outbound', state: 'ringing', roomId, offeredAt })] })
  async function giveUp(failure: 'timed_out' | 'refused' | 'offline') {
    const dialling = calls.dial({ roomId, dialId: 'dial-1', sdp: 'v=0' })
    await clock.advance(15_000)
    requests.refuse('call.dial', new RequestError(failure, 'No.'))
    await expect(dialling).rejects.toThrow('No.')
  }
  const hangUps = () => requests.asked.filter(([method]) => method === 'call.hangup')
  beforeEach(() => host.takeHello(aHello(), 0))

  it('is hung up once when it became a call, since it has no sound', async () => {
    await giveUp('timed_out')
    calls.follow(dialled('2026-11-23T09:00:01.000Z'))
    calls.follow(dialled('2026-11-23T09:00:01.000Z'))
    expect(hangUps()).toEqual([['call.hangup', { callId }]])
  })

  it('is not taken for a call of another desktop, a later one, or the one whose sound is here', async () => {
    await giveUp('refused')
    await giveUp('offline')
    calls.follow(dialled('2026-11-23T09:00:01.000Z'))
    await giveUp('timed_out')
    calls.follow(dialled('2026-11-23T09:01:01.000Z'))
    calls.holdMedia(callId)
    calls.follow(dialled('2026-11-23T09:00:35.000Z'))
    expect(hangUps()).toEqual([])
  })
})
