import { describe, expect, it } from 'vitest'
import {
  faultsAt,
  hoursOf,
  isSavable,
  replaced,
  switched,
  withHoliday,
  withWindow,
} from '../../../../../src-renderer/features/manage/accounts/hours-draft.ts'

describe('call hours as they are written', () => {
  it('[A9] begin as office hours, and keep what was written when they are switched off', () => {
    const on = switched(hoursOf(undefined), true)
    expect(on).toMatchObject({ enabled: true, timeZone: 'Asia/Jakarta' })
    expect(on.weekly).toHaveLength(5)
    expect(isSavable(on, undefined)).toBe(true)
    expect(switched(switched(on, false), true)).toEqual(on)
  })

  it('[A9] cannot be kept where Meta would not take them, nor where nothing changed', () => {
    const on = switched(hoursOf(undefined), true)
    expect(isSavable(on, on)).toBe(false)
    const twice = withWindow(on, 'monday')
    expect(faultsAt(twice, 'weekly', 5)).toEqual(['windows_overlap'])
    expect(isSavable(twice, on)).toBe(false)
    const backwards = {
      ...on,
      weekly: replaced(on.weekly, 0, { day: 'monday' as const, open: '18:00', close: '09:00' }),
    }
    expect(faultsAt(backwards, 'weekly', 0)).toEqual(['window_backwards'])
    expect(replaced(on.weekly, 0, undefined)).toEqual(on.weekly.slice(1))
  })

  it('[A9] have holidays of whole days', () => {
    const hours = withHoliday(switched(hoursOf(undefined), true), '2027-01-01')
    expect(hours.holidays).toEqual([{ date: '2027-01-01', from: '00:00', to: '23:59' }])
    expect(faultsAt(withHoliday(hours, 'soon'), 'holidays', 1)).toEqual(['date_unknown'])
  })
})
