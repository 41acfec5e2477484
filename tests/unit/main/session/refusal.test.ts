import { describe, expect, it } from 'vitest'
import { RequestError } from '../../../../src-main/connection/request-error.ts'
import { RefusedError, refusalOf } from '../../../../src-main/session/refusal.ts'

describe('what the window is told of a refusal', () => {
  it('passes the platform’s reason, rule and words on', () => {
    const data = { reason: 'taken', rule: 'I5', by: { id: 'u-bo', name: 'Bo' }, other: 'kept here' }
    const error = { code: -32000, message: 'Bo has it.', data }
    expect(refusalOf(new RequestError('refused', error.message, { error }))).toEqual({
      reason: 'taken',
      message: 'Bo has it.',
      rule: 'I5',
      by: { id: 'u-bo', name: 'Bo' },
    })
  })

  it.each([
    ['offline', 'offline'],
    ['lost', 'offline'],
    ['timed_out', 'offline'],
    ['bad_reply', 'failed'],
    ['signed_out', 'signed_out'],
  ] as const)('%s is %s', (failure, reason) => {
    expect(refusalOf(new RequestError(failure, 'A sentence.'))).toEqual({ reason, message: 'A sentence.' })
  })

  it('keeps the app’s own refusals, and says nothing of what went wrong inside', () => {
    const refusal = { reason: 'wrong', message: 'Not right.' }
    expect(refusalOf(new RefusedError(refusal))).toBe(refusal)
    expect(refusalOf(new TypeError('secret path /home')).message).not.toContain('secret')
  })
})
