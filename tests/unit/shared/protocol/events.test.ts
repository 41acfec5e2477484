import { describe, expect, it } from 'vitest'
import { parseEvent } from '#shared/protocol/events.ts'
import { aCall, anOffer } from '../../../support/builders/wire.ts'

const outer = { seq: 1, at: '2026-11-23T09:00:00.000Z' }

describe('parseEvent', () => {
  it('reads an event that it knows', () => {
    expect(parseEvent({ ...outer, type: 'call.offered', data: anOffer() }).kind).toBe('event')
  })

  it('skips a type from a newer platform and keeps its number', () => {
    const parsed = parseEvent({ ...outer, type: 'call.transferred', data: {} })
    expect(parsed).toEqual({ kind: 'unknown', seq: 1, type: 'call.transferred' })
  })

  it.each([
    ['no sequence number', { at: outer.at, type: 'call.ended', data: { call: aCall() } }],
    ['a broken call', { ...outer, type: 'call.ended', data: { call: { id: 'call-1' } } }],
    ['a local time', { ...outer, at: '23.11.2026', type: 'call.ended', data: { call: aCall() } }],
  ])('refuses %s', (_name, params) => {
    expect(parseEvent(params).kind).toBe('invalid')
  })
})
