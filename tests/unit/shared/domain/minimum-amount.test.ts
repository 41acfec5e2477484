import { expect, it } from 'vitest'
import { minimumAmount } from '#shared/domain/minimum-amount.ts'
import { usualCurrencies } from '#shared/domain/usual-currency.ts'

it.each([
  ['IDR', 5_000_000],
  ['USD', 300],
  // Without a minor unit.
  ['JPY', 480],
])('[O1] [O6] in %s the least that a call needs is %i minor units', (currency, minor) => {
  expect(minimumAmount(currency)).toEqual({ currency, minor })
})

it('[O6] every currency that an account is offered in has a minimum of its own', () => {
  const elsewhere = minimumAmount('XXX').minor
  const worthAFewUnits = new Set(['CHF', 'EUR', 'GBP', 'USD'])
  const forgotten = usualCurrencies.filter(
    currency => !worthAFewUnits.has(currency) && minimumAmount(currency).minor === elsewhere,
  )
  expect(forgotten).toEqual([])
})
