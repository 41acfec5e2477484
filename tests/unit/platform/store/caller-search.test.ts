import { describe, expect, it } from 'vitest'
import { callerSearchText, searchTerms } from '../../../../src-platform/store/caller-search.ts'
import { customerId } from '../../../support/builders/records.ts'

const finds = (query: string, customer: { id: string; name: string; phone?: string }) => {
  const text = callerSearchText({ ...customer, id: customerId(customer.id) })
  return searchTerms(query).every(term => text.includes(term))
}
const budi = { id: '6281234567890', name: 'Budi Santoso', phone: '+6281234567890' }
const nunez = { id: 'ID.134957', name: 'María Núñez' }

describe('[L3] a search for a caller', () => {
  it.each([
    '+6281234567890',
    '6281234567890',
    '081234567890',
    '0062 812 3456 7890',
    '+62 812-3456-7890',
    '(0812) 3456-7890',
    '0812.3456.7890',
    '812 3456',
    '67890',
    'budi',
    'BUDI SAN',
    'santoso budi',
    'budi 0812',
  ])('finds Budi by %s', query => expect(finds(query, budi)).toBe(true))

  it.each(['0813', '+62 813', '62081', 'budi 0813', 'bayu', '%', '_'])('does not find Budi by %s', query =>
    expect(finds(query, budi)).toBe(false),
  )

  it.each(['nunez', 'Núñez', 'maria', 'id.1349'])('finds who shows a username alone by %s', query =>
    expect(finds(query, nunez)).toBe(true),
  )

  it('is for nobody in particular where there is nothing to look for', () => {
    expect(searchTerms('  ')).toEqual([])
  })
})
