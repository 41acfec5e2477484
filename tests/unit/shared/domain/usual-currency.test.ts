import { expect, it } from 'vitest'
import { usualCurrencies, usualCurrencyOf } from '#shared/domain/usual-currency.ts'

it.each([
  ['+62 800 000 0001', 'IDR'],
  ['65 6123 4567', 'SGD'],
  ['+1 (555) 010-0000', 'USD'],
  ['+886 2 1234 5678', 'TWD'],
  ['+353 1 234 5678', 'EUR'],
  ['+299 32 10 00', undefined],
  ['', undefined],
])('of %s the guess is %s', (phone, currency) => {
  expect(usualCurrencyOf(phone)).toBe(currency)
})

it('offers currencies that there are, each once', () => {
  const known = new Set(Intl.supportedValuesOf('currency'))
  expect(usualCurrencies.filter(currency => !known.has(currency))).toEqual([])
  expect(new Set(usualCurrencies).size).toBe(usualCurrencies.length)
})
