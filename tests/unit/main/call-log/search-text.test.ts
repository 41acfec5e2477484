import { expect, it } from 'vitest'
import { matchOf, searchTermsOf, searchTextOf } from '../../../../src-main/call-log/search-text.ts'

it.each([
  ['  ', []],
  ['Budi  Santoso', ['budi', 'santoso']],
  ['Dónia', ['donia']],
  ['0812-3456', ['8123456']],
  ['+62 (812) 3456', ['628123456']],
  ['0062 812', ['62812']],
  ['budi 0812', ['budi', '812']],
  ['0', ['0']],
  ['100%', ['100%']],
])('[D5] what is typed as %j is looked for as %j', (typed, terms) => {
  expect(searchTermsOf(typed)).toEqual(terms)
})

it('[D5] a call is found by its name without accents and by its bare digits', () => {
  expect(searchTextOf('Dónia ÇELIK', '+62 812')).toBe('donia celik\n62812')
  expect(searchTextOf('Dewi', undefined)).toBe('dewi\n')
})

it('[D5] the index is asked for parts of three letters, quoted', () => {
  expect(matchOf(['bu'])).toBeUndefined()
  expect(matchOf(['budi', 'x'])).toBe('"bud" AND "udi"')
  expect(matchOf(['a"b'])).toBe('"a""b"')
})
