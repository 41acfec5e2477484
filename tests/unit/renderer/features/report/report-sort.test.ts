import { describe, expect, it } from 'vitest'
import { directionIn, firstSort, nextSort } from '../../../../../src-renderer/features/report/report-sort.ts'

describe('the order of the report', () => {
  it('[L3] begins with the newest', () => {
    expect(directionIn(firstSort, 'offeredAt')).toBe('descending')
    expect(directionIn(firstSort, 'cost')).toBeUndefined()
  })

  it('[L3] begins with the highest of another column, and turns round from there', () => {
    const dearest = nextSort(firstSort, 'cost')
    expect(directionIn(dearest, 'cost')).toBe('descending')
    const cheapest = nextSort(dearest, 'cost')
    expect(directionIn(cheapest, 'cost')).toBe('ascending')
    expect(directionIn(cheapest, 'ringMs')).toBeUndefined()
    expect(nextSort(cheapest, 'cost')).toBe(dearest)
  })
})
