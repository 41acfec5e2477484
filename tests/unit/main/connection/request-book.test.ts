import { beforeEach, describe, expect, it } from 'vitest'
import { decodeFrame } from '#shared/protocol/rpc.ts'
import { accountIdSchema, callIdSchema, roomIdSchema } from '#shared/domain/ids.ts'
import { RequestBook } from '../../../../src-main/connection/request-book.ts'
import { aCall } from '../../../support/builders/wire.ts'
import { type ManualClock, manualClock } from '../../../support/manual-clock.ts'

const callId = callIdSchema.parse('call-1')
const roomId = roomIdSchema.parse('room-1')

let clock: ManualClock
let book: RequestBook
let sent: { id: number; method: string }[]

const send = (text: string) => {
  const frame = decodeFrame(text)
  if (frame.kind !== 'request' || typeof frame.id !== 'number') throw new Error(`Not a request: ${text}`)
  sent.push({ id: frame.id, method: frame.method })
}
const answer = (id: number, result: unknown) => book.settle({ kind: 'success', id, result })

beforeEach(() => {
  clock = manualClock()
  book = new RequestBook(clock)
  sent = []
})

describe('requests to the platform', () => {
  it('gives each answer to its request, in whatever order they come', async () => {
    book.attach(send)
    const first = book.ask('rooms.list', { filter: 'mine' })
    const second = book.ask('call.answer', { callId, sdp: 'v=0' })
    answer(2, { call: aCall() })
    answer(1, { rooms: [] })
    await expect(second).resolves.toMatchObject({ call: { id: 'call-1' } })
    await expect(first).resolves.toEqual({ rooms: [] })
  })

  it('passes the platform’s refusal on', async () => {
    book.attach(send)
    const asked = book.ask('call.answer', { callId, sdp: 'v=0' })
    const error = { code: -32000, message: 'Bo has it.', data: { reason: 'taken', rule: 'I5' } }
    book.settle({ kind: 'failure', id: 1, error })
    await expect(asked).rejects.toMatchObject({ failure: 'refused', error })
  })

  it('does not believe an answer of the wrong shape', async () => {
    book.attach(send)
    const asked = book.ask('rooms.list', { filter: 'mine' })
    answer(1, { rooms: 'none' })
    await expect(asked).rejects.toMatchObject({ failure: 'bad_reply' })
  })

  it('gives up at the deadline, and ignores what comes later', async () => {
    book.attach(send)
    const asked = book.ask('rooms.list', { filter: 'mine' })
    const refused = expect(asked).rejects.toMatchObject({ failure: 'timed_out' })
    await clock.advance(10_000)
    await refused
    answer(1, { rooms: [] })
  })

  it('[D6] sends again after a resume only what may be repeated', async () => {
    book.attach(send)
    const dialled = book.ask('call.dial', { roomId, dialId: 'd1', sdp: 'v=0' })
    const configured = book.ask('accounts.configure', { accountId: accountIdSchema.parse('acc1') })
    book.detach()
    await expect(configured).rejects.toMatchObject({ failure: 'lost' })
    sent = []
    book.attach(send)
    expect(sent).toEqual([{ id: 1, method: 'call.dial' }])
    answer(1, { call: aCall({ direction: 'outbound', state: 'dialing' }) })
    await expect(dialled).resolves.toMatchObject({ call: { state: 'dialing' } })
  })

  it('[I5] does not send an answer again after the end of the ring', async () => {
    book.attach(send)
    const asked = book.ask('call.answer', { callId, sdp: 'v=0' }, { resendUntil: clock.now() + 5_000 })
    const failed = expect(asked).rejects.toMatchObject({ failure: 'lost' })
    book.detach()
    await clock.advance(5_001)
    sent = []
    book.attach(send)
    expect(sent).toEqual([])
    await failed
  })

  it('[I5] sends an answer again while it still rings', async () => {
    book.attach(send)
    const asked = book.ask('call.answer', { callId, sdp: 'v=0' }, { resendUntil: clock.now() + 5_000 })
    book.detach()
    await clock.advance(4_000)
    book.attach(send)
    expect(sent).toEqual([
      { id: 1, method: 'call.answer' },
      { id: 1, method: 'call.answer' },
    ])
    answer(1, { call: aCall({ state: 'connected' }) })
    await asked
  })

  it('[D6] keeps a hang-up for the next link, and refuses what cannot wait', async () => {
    const hungUp = book.ask('call.hangup', { callId })
    await expect(book.ask('rooms.list', { filter: 'mine' })).rejects.toMatchObject({ failure: 'offline' })
    expect(sent).toEqual([])
    book.attach(send)
    expect(sent).toEqual([{ id: 1, method: 'call.hangup' }])
    answer(1, {})
    await expect(hungUp).resolves.toEqual({})
  })

  it('fails everything when nobody waits any longer', async () => {
    const hungUp = book.ask('call.hangup', { callId })
    book.abandon()
    await expect(hungUp).rejects.toMatchObject({ failure: 'signed_out' })
  })
})
