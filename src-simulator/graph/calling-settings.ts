import { z } from 'zod'

/** `POST /<phone number id>/settings`, the `calling` part. Meta: Calling API, call settings. */

const onOff = z.enum(['ENABLED', 'DISABLED'])
const weekdays = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const
const timeOfDay = z.string().regex(/^([01]\d|2[0-3])[0-5]\d$/, 'must be HHMM')

const isTimezone = (name: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    // Intl throws a RangeError for a name it does not know: that is the answer.
    return false
  }
}

const openingHours = z
  .object({ day_of_week: z.enum(weekdays), open_time: timeOfDay, close_time: timeOfDay })
  .refine(entry => entry.open_time < entry.close_time, 'open_time must be before close_time')

const holiday = z.object({
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be YYYY-MM-DD'),
  start_time: timeOfDay,
  end_time: timeOfDay,
})

const overlap = (hours: readonly z.infer<typeof openingHours>[]) =>
  weekdays.some(weekday => {
    const entries = hours
      .filter(entry => entry.day_of_week === weekday)
      .sort((a, b) => a.open_time.localeCompare(b.open_time))
    return entries.some(
      (entry, index) => index > 0 && entry.open_time < (entries[index - 1]?.close_time ?? ''),
    )
  })
const mostOf = (values: readonly string[]) =>
  Math.max(0, ...values.map(value => values.filter(other => other === value).length))

const callHours = z
  .object({
    status: onOff,
    timezone_id: z.string().refine(isTimezone, 'is not a time zone').optional(),
    weekly_operating_hours: z
      .array(openingHours)
      .min(1)
      .refine(
        hours => mostOf(hours.map(entry => entry.day_of_week)) <= 2,
        'has more than 2 entries for a day',
      )
      .refine(hours => !overlap(hours), 'has entries that overlap')
      .optional(),
    holiday_schedule: z
      .array(holiday)
      .max(20)
      .refine(days => mostOf(days.map(entry => entry.date)) <= 2, 'has more than 2 entries for a date')
      .optional(),
  })
  .refine(
    hours => hours.status === 'DISABLED' || (hours.timezone_id && hours.weekly_operating_hours),
    'needs timezone_id and weekly_operating_hours when enabled',
  )

export const callingSettingsSchema = z.object({
  status: onOff.optional(),
  call_icon_visibility: z.enum(['DEFAULT', 'DISABLE_ALL']).optional(),
  call_icons: z.object({ restrict_to_user_countries: z.array(z.string().regex(/^[A-Z]{2}$/)) }).optional(),
  call_hours: callHours.optional(),
  callback_permission_status: onOff.optional(),
  srtp_key_exchange_protocol: z.enum(['DTLS', 'SDES']).optional(),
  sip: z
    .object({
      status: onOff,
      webhook_delivery: onOff.optional(),
      servers: z.array(z.looseObject({ hostname: z.string() })).optional(),
    })
    .optional(),
  audio: z.object({ additional_codecs: z.array(z.enum(['PCMA', 'PCMU'])) }).optional(),
  voicemail: z
    .object({
      status: onOff,
      triggers: z
        .array(z.enum(['REJECT', 'TIMEOUT']))
        .min(1)
        .optional(),
      audio: z.looseObject({}).optional(),
    })
    .optional(),
})

export type CallingSettings = z.infer<typeof callingSettingsSchema>

/**
 * Meta's calling is off until it is switched on. The simulator starts with it on, so that a demo rings at once;
 * callback permission is off, as at Meta.
 */
export const initialSettings: CallingSettings = {
  status: 'ENABLED',
  call_icon_visibility: 'DEFAULT',
  callback_permission_status: 'DISABLED',
  call_hours: { status: 'DISABLED' },
  sip: { status: 'DISABLED' },
  audio: { additional_codecs: [] },
}

/** Omitted fields stay; `call_hours` is replaced as a whole, so an omitted holiday schedule is deleted. */
export const mergeSettings = (before: CallingSettings, change: CallingSettings): CallingSettings => ({
  ...before,
  ...change,
})

const localTime = (now: number, timeZone: string) => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    weekday: 'long',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find(candidate => candidate.type === type)?.value ?? ''
  return {
    weekday: part('weekday').toUpperCase(),
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}${part('minute')}`,
  }
}

/** The calendar day of `now` in the settings' own time zone, to refuse holidays that have passed. */
export const localDate = (now: number, timeZone: string): string => localTime(now, timeZone).date

/**
 * Whether customers can call at `now`. A holiday entry closes: Meta's page does not say it, but its sample is
 * New Year from 0000 to 2359.
 */
export const isOpen = (settings: CallingSettings, now: number): boolean => {
  const hours = settings.call_hours
  if (hours?.status !== 'ENABLED') return true
  const local = localTime(now, hours.timezone_id ?? 'UTC')
  const within = (from: string, to: string) => local.time >= from && local.time <= to
  const onHoliday = hours.holiday_schedule?.some(
    entry => entry.date === local.date && within(entry.start_time, entry.end_time),
  )
  if (onHoliday) return false
  return (hours.weekly_operating_hours ?? []).some(
    entry => entry.day_of_week === local.weekday && within(entry.open_time, entry.close_time),
  )
}
