import { z } from 'zod'
import type { ProviderSettings } from '#shared/domain/account-settings.ts'
import { weekdays, type CallHours } from '#shared/domain/call-hours.ts'
import type { GraphOutcome, GraphPort, ReportedSettings } from './graph-port.ts'
import { readDone } from './graph-read.ts'

type SettingsPort = Pick<GraphPort, 'pushSettings' | 'readSettings'>

const successSchema = z.looseObject({ success: z.literal(true) })
const onOff = z
  .string()
  .transform(word => word.toUpperCase())
  .pipe(z.enum(['ENABLED', 'DISABLED']))
/** `"0800"`, `"08:00"` or `800`, as `08:00`. */
const timeOfDay = z
  .union([z.string(), z.number()])
  .transform(time => String(time).replace(':', '').padStart(4, '0'))
  .pipe(z.string().regex(/^\d{4}$/))
  .transform(digits => `${digits.slice(0, 2)}:${digits.slice(2)}`)
const dayOfWeek = z
  .string()
  .transform(day => day.toLowerCase())
  .pipe(z.enum(weekdays))

const hoursSchema = z.looseObject({
  status: onOff,
  timezone_id: z.string().nullish(),
  weekly_operating_hours: z
    .array(z.looseObject({ day_of_week: dayOfWeek, open_time: timeOfDay, close_time: timeOfDay }))
    .nullish(),
  holiday_schedule: z
    .array(z.looseObject({ date: z.string(), start_time: timeOfDay, end_time: timeOfDay }))
    .nullish(),
})

const restrictionSchema = z.looseObject({
  type: z.string(),
  expiration: z.coerce.number().positive().nullish().catch(undefined),
})
const restrictionsSchema = z.array(restrictionSchema).nullish().catch(undefined)

/** Meta's table and its samples spell the list of restrictions differently. */
export const callingSchema = z.looseObject({
  status: onOff.nullish().catch(undefined),
  call_icon_visibility: z.string().nullish().catch(undefined),
  callback_permission_status: onOff.nullish().catch(undefined),
  call_hours: hoursSchema.nullish().catch(undefined),
  restrictions: z
    .looseObject({ restrictions_list: restrictionsSchema, restriction_list: restrictionsSchema })
    .nullish()
    .catch(undefined),
})

/** An account's call settings. Source: Meta, Calling API, call settings. */
export function settingsPortOver(ways: {
  /** Repeated while that may help; without a body it reads. */
  readonly ask: (
    action: 'push_settings' | 'read_settings',
    path: string,
    body?: object,
  ) => Promise<GraphOutcome<unknown>>
}): SettingsPort {
  const settingsPath = (phoneNumberId: string) => `${encodeURIComponent(phoneNumberId)}/settings`
  return {
    pushSettings: async (phoneNumberId, { call_hours, ...settings }) => {
      const calling = { ...settings, ...(call_hours && { call_hours: toMetasHours(call_hours) }) }
      const outcome = await ways.ask('push_settings', settingsPath(phoneNumberId), { calling })
      return readDone(outcome, successSchema, () => undefined)
    },
    readSettings: async phoneNumberId =>
      readDone(
        await ways.ask('read_settings', settingsPath(phoneNumberId)),
        z.looseObject({ calling: callingSchema }),
        ({ calling }) => toReported(calling),
      ),
  }
}

/** What Meta says, as far as it says it. */
export function toReported(calling: z.infer<typeof callingSchema>): ReportedSettings {
  const { status, call_icon_visibility: icon, callback_permission_status: callback } = calling
  const settings: Partial<ProviderSettings> = {
    ...(status != null && { status }),
    ...(icon != null && { call_icon_visibility: icon.toUpperCase() }),
    ...(callback != null && { callback_permission_status: callback }),
    ...(calling.call_hours != null && { call_hours: toHours(calling.call_hours) }),
  }
  const listed = calling.restrictions?.restrictions_list ?? calling.restrictions?.restriction_list ?? []
  const restrictions = listed.map(({ type, expiration }) => ({
    type,
    ...(expiration != null && { until: expiration * 1_000 }),
  }))
  return { settings, restrictions }
}

const toHours = (hours: z.infer<typeof hoursSchema>): CallHours => ({
  enabled: hours.status === 'ENABLED',
  ...(hours.timezone_id != null && { timeZone: hours.timezone_id }),
  weekly: (hours.weekly_operating_hours ?? []).map(
    ({ day_of_week: day, open_time: open, close_time: close }) => ({
      day,
      open,
      close,
    }),
  ),
  holidays: (hours.holiday_schedule ?? []).map(({ date, start_time: from, end_time: to }) => ({
    date,
    from,
    to,
  })),
})

const digits = (time: string) => time.replace(':', '')

/** Meta replaces call hours as a whole. */
function toMetasHours({ enabled, timeZone, weekly, holidays }: CallHours): object {
  if (!enabled) return { status: 'DISABLED' }
  return {
    status: 'ENABLED',
    timezone_id: timeZone,
    weekly_operating_hours: weekly.map(({ day, open, close }) => ({
      day_of_week: day.toUpperCase(),
      open_time: digits(open),
      close_time: digits(close),
    })),
    holiday_schedule: holidays.map(({ date, from, to }) => ({
      date,
      start_time: digits(from),
      end_time: digits(to),
    })),
  }
}
