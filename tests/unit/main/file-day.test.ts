import { expect, it } from 'vitest'
import { fileDay } from '../../../src-main/file-day.ts'

it('names a file by the day that this desk has, also while it is another one in UTC', () => {
  const earlyHere = new Date(2026, 10, 4, 0, 5).getTime()
  const lateHere = new Date(2026, 10, 4, 23, 55).getTime()
  expect([fileDay(earlyHere), fileDay(lateHere)]).toEqual(['2026-11-04', '2026-11-04'])
})
