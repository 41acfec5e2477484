import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moneyWords, typedMinor, typedMoney } from '../../../../src-renderer/ui/money.ts'

describe('a typed amount', () => {
  it.each([
    ['50000', 'en', 5_000_000],
    ['50,000', 'en', 5_000_000],
    ['50.000', 'id', 5_000_000],
    ['1.250.000,5', 'id', 125_000_050],
    ['1,250,000.50', 'en', 125_000_050],
    ['Rp 50.000', 'id', 5_000_000],
    ['IDR 50,000', 'en', 5_000_000],
  ])('%s in %s is %i sen', (text, language, minor) => {
    expect(typedMinor(text, 'IDR', language)).toBe(minor)
  })

  it.each([
    // Another language's group would be a fraction here.
    ['50.000', 'en'],
    ['50,000', 'id'],
    ['5,00,000', 'en'],
    ['50,00', 'en'],
    ['1000,000', 'en'],
    ['-50000', 'en'],
    ['5e4', 'en'],
    ['', 'en'],
    ['Rp', 'id'],
    ['1.2.3', 'en'],
    ['99999999999999999', 'en'],
  ])('%s in %s is none', (text, language) => {
    expect(typedMinor(text, 'IDR', language)).toBeUndefined()
  })

  it('is read as it is written, in words and as one types it', () => {
    const currencies = fc.constantFrom('IDR', 'USD', 'JPY', 'KWD')
    fc.assert(
      fc.property(currencies, fc.constantFrom('en', 'id'), fc.nat(), (currency, language, minor) => {
        const money = { currency, minor }
        expect(typedMinor(typedMoney(money, language), currency, language)).toBe(minor)
        expect(typedMinor(moneyWords(money, language), currency, language)).toBe(minor)
      }),
    )
  })
})
