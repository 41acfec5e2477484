import { describe, expect, it } from 'vitest'
import { platformRequestSchema } from '#shared/ipc/platform-requests.ts'

describe('a request of the window to the platform', () => {
  it('passes with the parameters of its method', () => {
    const request = { method: 'balance.topUp', params: topUp }
    expect(platformRequestSchema.parse(request)).toEqual(request)
  })

  it('is refused where the window has no business with the method', () => {
    expect(platformRequestSchema.safeParse({ method: 'call.answer', params: {} }).success).toBe(false)
    expect(platformRequestSchema.safeParse({ method: 'toString', params: {} }).success).toBe(false)
  })

  it('is refused with the path of what is wrong with the parameters', () => {
    const wrong = { method: 'balance.topUp', params: { ...topUp, amount: { currency: 'IDR', minor: 0.5 } } }
    expect(platformRequestSchema.safeParse(wrong).error?.issues[0]?.path).toEqual([
      'params',
      'amount',
      'minor',
    ])
  })
})

const topUp = { accountId: 'acc1', amount: { currency: 'IDR', minor: 5_000_000 }, topUpId: 't1' }
