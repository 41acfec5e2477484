import {
  type CallHours,
  callHoursFaults,
  type CallHoursFault,
  type Weekday,
} from '#shared/domain/call-hours.ts'

/** What a new window or holiday begins with. */
const office = { open: '09:00', close: '17:00' } as const
const wholeDay = { from: '00:00', to: '23:59' } as const

/** Where an account begins that never had hours. */
const workingDays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']

/** Hours that were never set are off; switched on they begin as office hours. */
export const hoursOf = (kept: CallHours | undefined): CallHours =>
  kept ?? { enabled: false, weekly: [], holidays: [] }

export function switched(hours: CallHours, enabled: boolean): CallHours {
  if (!enabled) return { ...hours, enabled }
  const weekly = hours.weekly.length > 0 ? hours.weekly : workingDays.map(day => ({ day, ...office }))
  return { ...hours, enabled, weekly, timeZone: hours.timeZone ?? 'Asia/Jakarta' }
}

export const withWindow = (hours: CallHours, day: Weekday): CallHours => ({
  ...hours,
  weekly: [...hours.weekly, { day, ...office }],
})

/** @param date the day that is suggested, `YYYY-MM-DD` */
export const withHoliday = (hours: CallHours, date: string): CallHours => ({
  ...hours,
  holidays: [...hours.holidays, { date, ...wholeDay }],
})

/** The list with one entry changed, or left out where there is none. */
export const replaced = <T>(list: readonly T[], index: number, entry: T | undefined): readonly T[] =>
  entry === undefined ? list.toSpliced(index, 1) : list.toSpliced(index, 1, entry)

/** What is wrong with one entry of a list, or with the whole list where no index is given. */
export function faultsAt(
  hours: CallHours,
  list: 'weekly' | 'holidays',
  index?: number,
): readonly CallHoursFault['code'][] {
  const found = callHoursFaults(hours).filter(({ path }) => path[0] === list && path[1] === index)
  return found.map(({ code }) => code)
}

/** Whether they can be kept: changed, and as Meta takes them. */
export const isSavable = (hours: CallHours, kept: CallHours | undefined): boolean =>
  JSON.stringify(hours) !== JSON.stringify(hoursOf(kept)) && callHoursFaults(hours).length === 0
