export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof weekdays)[number]

/** When customers can call, in the account's own time zone. Times are `HH:MM`, dates `YYYY-MM-DD`. [A9] */
export interface CallHours {
  /** Off: around the clock. */
  readonly enabled: boolean
  /** IANA's name, such as `Asia/Jakarta`; needed when enabled. */
  readonly timeZone?: string
  readonly weekly: readonly { readonly day: Weekday; readonly open: string; readonly close: string }[]
  readonly holidays: readonly { readonly date: string; readonly from: string; readonly to: string }[]
}

/** What is wrong with call hours, and where. */
export interface CallHoursFault {
  readonly path: readonly (string | number)[]
  /** By which a screen has its own words for it. */
  readonly code:
    | 'zone_missing'
    | 'zone_unknown'
    | 'weekly_empty'
    | 'window_backwards'
    | 'day_full'
    | 'windows_overlap'
    | 'holidays_full'
    | 'date_unknown'
    | 'holiday_backwards'
    | 'date_full'
  readonly message: string
}

/** Source: Meta, Calling API, call settings: call hours. */
const limits = { perDay: 2, holidays: 20, perDate: 2 } as const

/** Every reason why Meta would not take these hours. Whether a holiday has passed is no fault: it is not sent then. */
export function callHoursFaults(hours: CallHours): readonly CallHoursFault[] {
  return [...zoneFaults(hours), ...weeklyFaults(hours), ...holidayFaults(hours)]
}

function zoneFaults({ enabled, timeZone }: CallHours): CallHoursFault[] {
  if (timeZone === undefined) {
    return enabled
      ? [{ path: ['timeZone'], code: 'zone_missing', message: 'Name a time zone such as Asia/Jakarta.' }]
      : []
  }
  return isTimeZone(timeZone)
    ? []
    : [{ path: ['timeZone'], code: 'zone_unknown', message: 'There is no such time zone.' }]
}

function weeklyFaults({ enabled, weekly }: CallHours): CallHoursFault[] {
  const faults: CallHoursFault[] = []
  if (enabled && weekly.length === 0)
    faults.push({ path: ['weekly'], code: 'weekly_empty', message: 'Name at least one window.' })
  for (const [index, window] of weekly.entries()) {
    const path = ['weekly', index] as const
    const earlier = weekly.slice(0, index).filter(other => other.day === window.day)
    if (window.open >= window.close) {
      faults.push({
        path: [...path, 'close'],
        code: 'window_backwards',
        message: 'A window closes after it opens, on the same day.',
      })
    }
    if (earlier.length >= limits.perDay) {
      faults.push({
        path: [...path, 'day'],
        code: 'day_full',
        message: `A day has at most ${limits.perDay} windows.`,
      })
    }
    if (earlier.some(other => window.open < other.close && other.open < window.close)) {
      faults.push({
        path: [...path, 'open'],
        code: 'windows_overlap',
        message: 'Two windows of a day overlap.',
      })
    }
  }
  return faults
}

function holidayFaults({ holidays }: CallHours): CallHoursFault[] {
  const faults: CallHoursFault[] = []
  if (holidays.length > limits.holidays) {
    faults.push({
      path: ['holidays'],
      code: 'holidays_full',
      message: `There are at most ${limits.holidays} entries.`,
    })
  }
  for (const [index, holiday] of holidays.entries()) {
    const path = ['holidays', index] as const
    if (!isDate(holiday.date))
      faults.push({ path: [...path, 'date'], code: 'date_unknown', message: 'There is no such day.' })
    if (holiday.from >= holiday.to) {
      faults.push({
        path: [...path, 'to'],
        code: 'holiday_backwards',
        message: 'An entry ends after it begins, on the same day.',
      })
    }
    if (holidays.slice(0, index).filter(other => other.date === holiday.date).length >= limits.perDate) {
      faults.push({
        path: [...path, 'date'],
        code: 'date_full',
        message: `A date has at most ${limits.perDate} entries.`,
      })
    }
  }
  return faults
}

/** The same hours in one order, so that two of them can be compared; holidays before `today` (`YYYY-MM-DD`) left out. */
export function orderedCallHours(hours: CallHours, today: string): CallHours {
  const { enabled, timeZone } = hours
  if (!enabled) return { enabled, weekly: [], holidays: [] }
  const weekly = hours.weekly.toSorted(
    (one, other) =>
      weekdays.indexOf(one.day) - weekdays.indexOf(other.day) || one.open.localeCompare(other.open),
  )
  const holidays = hours.holidays
    .filter(holiday => holiday.date >= today)
    .toSorted((one, other) => one.date.localeCompare(other.date) || one.from.localeCompare(other.from))
  return { enabled, timeZone, weekly, holidays }
}

/** The calendar day at `at` in the hours' own time zone, `YYYY-MM-DD`. */
export function localDateOf(at: number, timeZone = 'UTC'): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    // A RangeError is how Intl says that it does not know the name.
    return false
  }
}

function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}
