import { describe, expect, it } from 'vitest'
import {
  callUsage,
  day,
  grant,
  newPair,
  noteAnswer,
  noteConnected,
  noteRequest,
  noteUnanswered,
  openWindow,
  permissionAt,
  permissionMs,
  productionLimits,
  requestIsOpen,
  requestUsage,
  revoke,
  testNumberLimits,
  windowIsOpen,
} from '../../../../src-simulator/customers/pair.ts'
import type { Pair } from '../../../../src-simulator/customers/pair.ts'

const start = 1_795_000_000_000
const hour = day / 24

describe('permission requests', () => {
  it('are one in 24 h, and the answer says when the next is free', () => {
    const pair = noteRequest(newPair(), 'a', start)
    expect(requestUsage(pair, productionLimits, start + hour).day).toEqual({
      maximum: 1,
      used: 1,
      freeAt: start + day,
    })
    expect(requestUsage(pair, productionLimits, start + day).day).toEqual({ maximum: 1, used: 0 })
  })

  it('are two in 7 days', () => {
    const pair = noteRequest(noteRequest(newPair(), 'a', start), 'b', start + 2 * day)
    const { week } = requestUsage(pair, productionLimits, start + 4 * day)
    expect(week).toEqual({ maximum: 2, used: 2, freeAt: start + 7 * day })
    expect(requestUsage(pair, productionLimits, start + 7 * day).week.freeAt).toBeUndefined()
  })

  it.each(['customer', 'business'] as const)('start anew with a connected call of the %s', placedBy => {
    const asked = noteRequest(newPair(), 'a', start)
    const pair = noteConnected(asked, placedBy, start + hour)
    expect(requestUsage(pair, productionLimits, start + hour)).toMatchObject({
      day: { used: 0 },
      week: { used: 0 },
    })
  })

  it('are many more on a test number', () => {
    const pair = noteRequest(newPair(), 'a', start)
    expect(requestUsage(pair, testNumberLimits, start).day.freeAt).toBeUndefined()
  })

  it('can be answered for 7 days, again for 7 days after an answer, and not once a newer one was', () => {
    const asked = noteRequest(noteRequest(newPair(), 'old', start), 'new', start + 2 * day)
    expect(requestIsOpen(asked, 'old', start + 7 * day - 1)).toBe(true)
    expect(requestIsOpen(asked, 'old', start + 7 * day)).toBe(false)
    const answered = noteAnswer(asked, 'new', start + 3 * day)
    expect(requestIsOpen(answered, 'old', start + 3 * day)).toBe(false)
    expect(requestIsOpen(answered, 'new', start + 10 * day - 1)).toBe(true)
    expect(requestIsOpen(answered, 'never sent', start)).toBe(false)
  })
})

describe('the permission', () => {
  it('lasts 604,800 s when it is temporary', () => {
    const pair = grant(newPair(), 'temporary', start)
    expect(permissionMs).toBe(604_800_000)
    expect(permissionAt(pair, start + permissionMs - 1).status).toBe('temporary')
    expect(permissionAt(pair, start + permissionMs)).toEqual({ status: 'no_permission' })
  })

  it('stays when it is permanent, until it is withdrawn', () => {
    const pair = grant(newPair(), 'permanent', start)
    expect(permissionAt(pair, start + 1000 * day).status).toBe('permanent')
    expect(permissionAt(revoke(pair), start).status).toBe('no_permission')
  })

  const unanswered = (times: number, pair: Pair) => {
    const consequences: string[] = []
    for (let count = 0; count < times; count++) {
      const noted = noteUnanswered(pair, productionLimits)
      pair = noted.pair
      consequences.push(noted.consequence)
    }
    return { pair, consequences }
  }

  it('draws a notice after 2 unanswered calls in a row and is withdrawn after 4', () => {
    const { pair, consequences } = unanswered(4, grant(newPair(), 'permanent', start))
    expect(consequences).toEqual(['none', 'customer_is_warned', 'none', 'permission_is_revoked'])
    expect(permissionAt(pair, start).status).toBe('no_permission')
  })

  it('is counted from nought again after a connected call', () => {
    const { pair } = unanswered(3, grant(newPair(), 'permanent', start))
    const { consequences } = unanswered(3, noteConnected(pair, 'business', start))
    expect(consequences).toEqual(['none', 'customer_is_warned', 'none'])
  })
})

it('counts only connected calls of the business towards the 100 of a day', () => {
  let pair = noteConnected(newPair(), 'customer', start)
  for (let call = 0; call < 100; call++) pair = noteConnected(pair, 'business', start + call)
  expect(callUsage(pair, productionLimits, start + hour)).toEqual({
    maximum: 100,
    used: 100,
    freeAt: start + day,
  })
  expect(callUsage(pair, productionLimits, start + day).freeAt).toBeUndefined()
})

it('opens the service window for 24 h', () => {
  const pair = openWindow(newPair(), start)
  expect(windowIsOpen(newPair(), start)).toBe(false)
  expect(windowIsOpen(pair, start + day - 1)).toBe(true)
  expect(windowIsOpen(pair, start + day)).toBe(false)
})
