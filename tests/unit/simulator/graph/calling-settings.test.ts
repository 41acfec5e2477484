import { describe, expect, it } from 'vitest'
import {
  callingSettingsSchema,
  initialSettings,
  isOpen,
  mergeSettings,
} from '../../../../src-simulator/graph/calling-settings.ts'

const monday = [
  { day_of_week: 'MONDAY', open_time: '0800', close_time: '1200' },
  { day_of_week: 'MONDAY', open_time: '1300', close_time: '1700' },
]
const hours = { status: 'ENABLED', timezone_id: 'Asia/Jakarta', weekly_operating_hours: monday }
const settings = (call_hours: object) =>
  mergeSettings(initialSettings, callingSettingsSchema.parse({ call_hours }))
/** Monday, 23 November 2026, in Jakarta (UTC+7). */
const jakarta = (time: string) => Date.parse(`2026-11-23T${time}:00+07:00`)

describe('call hours', () => {
  it.each([
    ['07:59', false],
    ['08:00', true],
    ['12:30', false],
    ['16:59', true],
    ['17:01', false],
  ])('on a Monday at %s in Jakarta: open %s', (time, open) => {
    expect(isOpen(settings(hours), jakarta(time))).toBe(open)
  })

  it('are closed on a holiday and on a day without an entry, and always open when disabled', () => {
    const holiday = { date: '2026-11-23', start_time: '0000', end_time: '2359' }
    expect(isOpen(settings({ ...hours, holiday_schedule: [holiday] }), jakarta('09:00'))).toBe(false)
    expect(isOpen(settings(hours), jakarta('09:00') + 86_400_000)).toBe(false)
    expect(isOpen(initialSettings, jakarta('03:00'))).toBe(true)
  })

  it('are replaced as a whole, so that an omitted holiday schedule is gone', () => {
    const holiday = { date: '2026-11-23', start_time: '0000', end_time: '2359' }
    const before = settings({ ...hours, holiday_schedule: [holiday] })
    const after = mergeSettings(before, callingSettingsSchema.parse({ call_hours: hours }))
    expect(after.call_hours).not.toHaveProperty('holiday_schedule')
    expect(after.status).toBe('ENABLED')
  })

  it.each([
    ['no time zone', { status: 'ENABLED', weekly_operating_hours: monday }],
    ['an unknown time zone', { ...hours, timezone_id: 'Asia/Atlantis' }],
    ['no hours', { ...hours, weekly_operating_hours: [] }],
    [
      'overlapping hours',
      { ...hours, weekly_operating_hours: [monday[0], { ...monday[1], open_time: '1100' }] },
    ],
    ['three entries a day', { ...hours, weekly_operating_hours: [...monday, monday[0]] }],
    ['closing before opening', { ...hours, weekly_operating_hours: [{ ...monday[0], close_time: '0700' }] }],
    ['a bad time', { ...hours, weekly_operating_hours: [{ ...monday[0], close_time: '2460' }] }],
    [
      'a bad date',
      { ...hours, holiday_schedule: [{ date: '1 January', start_time: '0000', end_time: '2359' }] },
    ],
  ])('are refused with %s', (_name, call_hours) => {
    expect(callingSettingsSchema.safeParse({ call_hours }).success).toBe(false)
  })
})
