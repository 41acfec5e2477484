import { describe, expect, it } from 'vitest'
import { csvRows } from '#shared/domain/csv-rows.ts'
import { minorFromDecimal } from '#shared/domain/money.ts'
import { rateChanges, rateDifferences, readRateCard } from '#shared/domain/rate-card.ts'

const lines = (...rows: string[]) => rows.join('\n')
const faultsOf = (...rows: string[]) => readRateCard(lines(...rows), 'IDR').faults

describe('an amount as it is written', () => {
  it.each([
    ['1000', 'IDR', 100_000],
    ['1000.5', 'IDR', 100_050],
    ['0.29', 'USD', 29],
    ['7', 'JPY', 7],
    ['1.234', 'KWD', 1_234],
    ['1.5', 'JPY', undefined],
    ['1.005', 'USD', undefined],
    ['1,000', 'IDR', undefined],
    ['-5', 'IDR', undefined],
    ['1e3', 'IDR', undefined],
    ['', 'IDR', undefined],
    ['99999999999999999', 'IDR', undefined],
  ])('%s of %s is exactly %s of the minor unit', (text, currency, minor) => {
    expect(minorFromDecimal(text, currency)).toBe(minor)
  })
})

describe('the rows of a file', () => {
  it('know their lines, also after empty ones and quoted breaks; a mark of byte order and CRLF do not matter', () => {
    expect(csvRows('\uFEFFa,b\r\n\r\n"one ""1""\nmore", 2 \r\n3,4')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 3, fields: ['one "1"\nmore', '2'] },
      { line: 5, fields: ['3', '4'] },
    ])
  })

  it('may be parted by semicolons', () => {
    expect(csvRows('a;b\n1;2,5')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['1', '2,5'] },
    ])
  })
})

describe('a file of rates', () => {
  it('[O5] gives each country its tiers, in the minor unit', () => {
    const csv = lines('country_code,from_minute,per_minute', '65,0,2500', '62,50000,900.50', '+62,,1000')
    expect(readRateCard(csv, 'IDR')).toEqual({
      faults: [],
      rates: [
        { countryCode: '62', fromMinute: 0, perMinuteMinor: 100_000 },
        { countryCode: '62', fromMinute: 50_000, perMinuteMinor: 90_050 },
        { countryCode: '65', fromMinute: 0, perMinuteMinor: 250_000 },
      ],
    })
  })

  it('[O5] names line and column of every fault, and is not taken in part', () => {
    const card = readRateCard(
      lines('country_code,from_minute,per_minute', '62,0,1000', 'ID,x,1.234', '62,0,900', '65,100,5'),
      'IDR',
    )
    expect(card).toEqual({
      rates: [],
      faults: [
        { code: 'country_not_digits', line: 3, column: 1, value: 'ID' },
        { code: 'minute_not_whole', line: 3, column: 2, value: 'x' },
        { code: 'price_not_amount', line: 3, column: 3, value: '1.234' },
        { code: 'rate_repeated', line: 4, column: 1, value: '62' },
        { code: 'first_tier_missing', line: 5, column: 1, value: '65' },
      ],
    })
  })

  it.each([
    [['country_code,price', '62,1'], { code: 'column_unknown', line: 1, column: 2, value: 'price' }],
    [['country_code', '62'], { code: 'column_missing', line: 1, column: 2, value: 'per_minute' }],
    [
      ['country_code,per_minute,country_code', '62,1,62'],
      { code: 'column_repeated', line: 1, column: 3, value: 'country_code' },
    ],
    [['country_code,per_minute', '62'], { code: 'fields_uneven', line: 2, column: 2, value: '1' }],
    [['country_code,per_minute', '62,1,2'], { code: 'fields_uneven', line: 2, column: 3, value: '3' }],
    [['country_code,per_minute'], { code: 'no_rates', line: 1, column: 1, value: '' }],
    [[''], { code: 'no_rates', line: 1, column: 1, value: '' }],
    [['country_code,per_minute', '"62,1'], { code: 'not_csv', line: 1, column: 1, value: '"' }],
  ])('is refused with what is wrong: %j', (rows, fault) => {
    expect(faultsOf(...rows)).toContainEqual(fault)
  })

  it('says what it would change', () => {
    const rate = (countryCode: string, perMinuteMinor: number) => ({
      countryCode,
      fromMinute: 0,
      perMinuteMinor,
    })
    const before = [rate('62', 1), rate('65', 2), rate('1', 3)]
    const after = [rate('62', 9), rate('65', 2), rate('44', 4)]
    expect(rateDifferences(before, after)).toEqual([
      { kind: 'removed', rate: rate('1', 3) },
      { kind: 'added', rate: rate('44', 4) },
      { kind: 'changed', rate: rate('62', 9), beforeMinor: 1 },
    ])
    expect(rateChanges(before, after)).toEqual({ added: 1, changed: 1, removed: 1 })
  })
})
