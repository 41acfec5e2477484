import { expect, it } from 'vitest'
import { refusalRules, type RefusalReason } from '#shared/domain/refusal.ts'
import { refusalSentence } from '../../../../src-platform/agents/refusal-sentence.ts'

it('says every refusal in plain sentences, without codes', () => {
  for (const reason of Object.keys(refusalRules) as RefusalReason[]) {
    expect(refusalSentence({ reason })).toMatch(/^[A-Z][^_]+\.$/)
  }
})

it('[I5] names who has the call, and quotes the provider', () => {
  expect(refusalSentence({ reason: 'taken', by: { id: 'u-ani', name: 'Ani' } })).toBe(
    'Ani has taken this call.',
  )
  expect(refusalSentence({ reason: 'taken', by: { id: 'u-ani', name: '' } })).toBe(
    'Another agent has taken this call.',
  )
  expect(
    refusalSentence({ reason: 'provider_refused', provider: { code: 100, message: 'Bad SDP' } }),
  ).toContain('Bad SDP')
})

it('[O1] says when a call to this customer is possible again, and [O6] who can fill up the balance', () => {
  const retryAt = Date.parse('2026-11-24T09:00:01.500Z')
  expect(refusalSentence({ reason: 'call_limit_reached', retryAt })).toContain(
    'Try again at 2026-11-24 09:00:02 UTC.',
  )
  expect(refusalSentence({ reason: 'call_limit_reached' })).toContain('Try again later.')
  expect(refusalSentence({ reason: 'balance_too_low' })).toContain('Contact your Admin.')
})
