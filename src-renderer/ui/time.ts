const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** `2:14`, or `1:02:14` from an hour on; never negative. */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const pad = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`
}

/** The two largest parts: `6d 21h`, `2m 14s`; `long` in whole words, for a screen reader. */
export function durationWords(ms: number, language: string, form: 'narrow' | 'long' = 'narrow'): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor(seconds / 3600) % 24, 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ]
  const first = parts.findIndex(([value]) => value > 0)
  const shown = first === -1 ? parts.slice(-1) : parts.slice(first, first + 2)
  const unitWord = ([value, unit]: readonly [number, string]) =>
    unitFormat(language, unit, form).format(value)
  return shown
    .filter(([value], index) => value > 0 || index === 0)
    .map(unitWord)
    .join(' ')
}

const unitFormats = new Map<string, Intl.NumberFormat>()

/** Each is made once: that costs many times what its use does, and clocks use it every second. */
function unitFormat(language: string, unit: string, unitDisplay: 'narrow' | 'long'): Intl.NumberFormat {
  const key = `${language} ${unit} ${unitDisplay}`
  const known = unitFormats.get(key)
  if (known) return known
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay })
  unitFormats.set(key, format)
  return format
}

/** How a list tells when: the time today, the day this week, else the date. */
export function listTime(at: number, now: number, language: string): string {
  const days = daysBetween(at, now)
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, options).format(at)
  if (days <= 0) return format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  if (days === 1)
    return capitalised(new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-1, 'day'))
  if (days < 7) return format({ weekday: 'short' })
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return format({ day: 'numeric', month: 'short', ...(!isThisYear && { year: 'numeric' }) })
}

/** `now`, `5m`, `2h`, then as `listTime`. */
export function shortAgo(at: number, now: number, language: string): string {
  const ago = now - at
  if (ago < minuteMs)
    return capitalised(new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(0, 'second'))
  const unitWord = (value: number, unit: string) => unitFormat(language, unit, 'narrow').format(value)
  if (ago < hourMs) return unitWord(Math.floor(ago / minuteMs), 'minute')
  return listTime(at, now, language)
}

/** A day's name in a thread: today, yesterday, `Monday`, `3 November 2026`. */
export function dayName(at: number, now: number, language: string): string {
  const days = daysBetween(at, now)
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  if (days === 0 || days === 1) return capitalised(relative.format(-days, 'day'))
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(!isThisYear && { year: 'numeric' }),
  }).format(at)
}

/** The time of day alone. */
export const clockTime = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/** The time of day with its seconds. */
export const precisely = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at)

/** A moment in a sentence: the time alone today, else with its day. */
export function momentWords(at: number, now: number, language: string): string {
  const time = clockTime(at, language)
  if (daysBetween(at, now) === 0) return time
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const isNear = Math.abs(daysBetween(at, now)) === 1
  const day = isNear
    ? relative.format(-daysBetween(at, now), 'day')
    : new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short' }).format(at)
  return `${day} ${time}`
}

/** Everything, with the zone: for the hover. */
export const fullTime = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' }).format(at)

/** Local calendar days from `at` to `now`; negative when `at` is a later day. */
export function daysBetween(at: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(at)) / dayMs)
}

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0)

/** As a line of its own begins. */
export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)
