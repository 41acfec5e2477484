import { describe, expect, it } from 'vitest'
import type { ProviderEvent } from '../../../../src-platform/meta/provider-event.ts'
import { readWebhook } from '../../../../src-platform/meta/to-domain.ts'

const receivedAt = 1_795_000_000_500
const read = (body: unknown) =>
  readWebhook(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), receivedAt)

const metadata = { display_phone_number: '628000000001', phone_number_id: '200000000000001' }
const post = (value: object, field = 'calls') => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '3', changes: [{ field, value: { metadata, ...value } }] }],
})
const call = (over: object) => ({
  id: 'wacid.1',
  event: 'connect',
  from: '6281234567890',
  timestamp: '1795000000',
  ...over,
})
const only = (body: object): ProviderEvent => {
  const { events, malformed } = read(body)
  expect(malformed).toBe(0)
  expect(events).toHaveLength(1)
  return events[0]!
}

describe('a customer', () => {
  it.each([
    ['Budi\0\nS', 'Budi S'],
    ['\u202EBudi', 'Budi'],
    ['  محمد  👩‍👩‍👧‍👦 ', 'محمد 👩‍👩‍👧‍👦'],
    [' \0 ', '+6281234567890'],
  ])(
    'has a name on one line that no database refuses and nothing around it suffers from: %j',
    (name, clean) => {
      const contacts = [{ profile: { name }, wa_id: '6281234567890' }]
      expect(only(post({ contacts, calls: [call({})] }))).toMatchObject({ customer: { name: clean } })
    },
  )

  it('without a number is known by the id of Meta, and has no phone', () => {
    const body = post({
      contacts: [{ profile: { username: 'budi.s' }, user_id: 'ID.13491208650000000001' }],
      calls: [call({ from: undefined, from_user_id: 'ID.13491208650000000001', session: { sdp: 'v=0' } })],
    })
    expect(only(body)).toMatchObject({
      type: 'callConnect',
      direction: 'inbound',
      customer: { id: 'ID.13491208650000000001', name: 'budi.s', phone: undefined },
    })
  })

  it('may be named by that id in the field of the number', () => {
    const event = only(post({ calls: [call({ from: 'ID.1349', session: { sdp: 'v=0' } })] }))
    expect(event).toMatchObject({ customer: { id: 'ID.1349', name: 'ID.1349', phone: undefined } })
  })

  it('with both is known by the number', () => {
    const event = only(post({ calls: [call({ from_user_id: 'ID.1', session: { sdp: 'v=0' } })] }))
    expect(event).toMatchObject({ customer: { id: '6281234567890', name: '+6281234567890' } })
  })

  it('named by the contacts alone is still somebody', () => {
    const body = post({ contacts: [{ wa_id: '6281234567890' }], calls: [call({ from: null })] })
    expect(only(body)).toMatchObject({ customer: { id: '6281234567890' } })
  })
})

/** Nobody picked up. */
const unanswered = expect.not.objectContaining({ startedAt: expect.anything() })

describe('a terminate', () => {
  const ended = (over: object, value: object = {}) =>
    only(post({ ...value, calls: [call({ event: 'terminate', ...over })] }))

  it.each(['FAILED', 'Failed', 'failed'])('with status %s has failed', status => {
    const event = ended({ status })
    expect(event).toMatchObject({ termination: { failed: true } })
    expect(event).toMatchObject({ termination: unanswered })
  })

  it('may carry its errors beside the calls or in them', () => {
    const errors = [{ code: 138021, title: 'No media' }]
    const termination = { error: { code: 138021, message: 'No media' } }
    expect(ended({ status: 'FAILED' }, { errors })).toMatchObject({ termination })
    expect(ended({ status: 'FAILED', errors })).toMatchObject({ termination })
  })

  it('may be answered and failed at once', () => {
    const event = ended({ status: 'FAILED', start_time: '1795000007', end_time: 1795000027 })
    expect(event).toMatchObject({
      termination: { failed: true, startedAt: 1_795_000_007_000, endedAt: 1_795_000_027_000 },
    })
  })

  it('with a duration alone was answered that long before its end', () => {
    expect(ended({ status: 'COMPLETED', duration: 20, timestamp: '1795000100' })).toMatchObject({
      termination: { startedAt: 1_795_000_080_000, endedAt: 1_795_000_100_000 },
    })
  })

  it('with a duration of 0 was not answered', () => {
    expect(ended({ status: 'COMPLETED', duration: 0 })).toMatchObject({
      termination: unanswered,
    })
  })
})

describe('tolerance', () => {
  it('reads what it can and counts what it cannot', () => {
    const { events, malformed } = read(post({ calls: [{ event: 'connect' }, call({}), 'nonsense'] }))
    expect(events).toHaveLength(1)
    expect(malformed).toBe(2)
  })

  it.each(['', 'not json', '[]', '{"entry":"no"}', 'null'])('reads %j without failing', body => {
    expect(read(body)).toEqual({ events: [], malformed: 1 })
  })

  it('lets unknown fields, events and statuses through as unknown', () => {
    expect(only(post({ calls: [call({ event: 'call_created', new_field: [1] })] }))).toMatchObject({
      type: 'unknown',
      what: 'call call_created',
    })
    expect(only(post({ statuses: [{ id: 'wacid.1', type: 'call', status: 'HELD' }] }))).toMatchObject({
      type: 'unknown',
    })
    expect(only(post({}, 'something_new'))).toEqual({ type: 'other', what: 'something_new' })
  })

  it('compares the status of a call in any case, and tells it from that of a message', () => {
    const status = { id: 'wacid.1', status: 'ringing' }
    expect(only(post({ statuses: [{ ...status, type: 'call' }] }))).toMatchObject({ type: 'callStatus' })
    expect(only(post({ statuses: [status] }))).toMatchObject({ type: 'callStatus', status: 'ringing' })
    const message = { id: 'wamid.1', status: 'Delivered' }
    expect(only(post({ statuses: [message] }, 'messages'))).toMatchObject({
      type: 'messageStatus',
      status: 'delivered',
    })
  })

  it('takes the time of arrival where Meta says none', () => {
    expect(only(post({ calls: [call({ timestamp: undefined })] }))).toMatchObject({ at: receivedAt })
  })

  it('tells a call of ours by its direction, else by who called', () => {
    const ours = { from: '628000000001', to: '6281234567890' }
    expect(only(post({ calls: [call({ ...ours, direction: 'BUSINESS_INITIATED' })] }))).toMatchObject({
      direction: 'outbound',
      customer: { id: '6281234567890' },
    })
    expect(only(post({ calls: [call(ours)] }))).toMatchObject({ direction: 'outbound' })
    expect(only(post({ calls: [call({})] }))).toMatchObject({ direction: 'inbound' })
  })

  it('takes every change of every entry, ends first', () => {
    const body = {
      object: 'whatsapp_business_account',
      entry: [
        ...post({ calls: [call({ id: 'a' }), call({ id: 'b' })] }).entry,
        ...post({ calls: [call({ id: 'a', event: 'terminate' })] }).entry,
      ],
    }
    const { events } = read(body)
    expect(events.map(event => event.type)).toEqual(['callTerminate', 'callConnect', 'callConnect'])
  })

  it('gives the same news the same key, and other news another', () => {
    const keyOf = (over: object) => {
      const event = only(post({ calls: [call(over)] }))
      return 'key' in event ? event.key : ''
    }
    expect(keyOf({ timestamp: '1' })).toBe(keyOf({ timestamp: '2' }))
    expect(keyOf({ event: 'terminate' })).not.toBe(keyOf({}))
    expect(keyOf({ id: 'wacid.2' })).not.toBe(keyOf({}))
  })
})
