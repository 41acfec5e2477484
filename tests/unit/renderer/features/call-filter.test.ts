import { expect, it } from 'vitest'
import {
  everything,
  filterOf,
  isNarrowed,
} from '../../../../src-renderer/features/recent-calls/call-filter.ts'

const now = new Date(2026, 10, 23, 15, 30).getTime()

it('[D5] days are whole ones of this computer', () => {
  const from = (since: 'today' | 'week' | 'month' | 'ever') =>
    filterOf({ ...everything, since }, '', now).from
  expect(from('today')).toBe(new Date(2026, 10, 23).getTime())
  expect(from('week')).toBe(new Date(2026, 10, 17).getTime())
  expect(from('month')).toBe(new Date(2026, 9, 25).getTime())
  expect(from('ever')).toBeUndefined()
})

it('[D5] only what is chosen is asked', () => {
  expect(filterOf(everything, ' budi ', now)).toEqual({ search: 'budi', filter: 'all' })
  expect(isNarrowed({ ...everything, kind: 'missed' })).toBe(false)
  expect(isNarrowed({ ...everything, reason: 'timed_out' })).toBe(true)
})
