import type { EpochMs } from './ids.ts'

/** A day and an hour as clocks show them somewhere. */
export interface ZoneTime {
  /** `2026-11-24` */
  readonly day: string
  /** 0 to 23. */
  readonly hour: number
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Whether this is the name of a time zone, like `Asia/Jakarta`. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    // A RangeError: nobody knows this name.
    return false
  }
}

/** What clocks in this zone show at a moment; asked for many moments it looks up each day of UTC about once. */
export function zoneClock(timeZone: string): (at: EpochMs) => ZoneTime {
  const offsetAt = offsetsOf(timeZone)
  const steady = new Map<number, number | undefined>()
  /** The offset of a whole day of UTC, where it does not change within it. */
  const offsetOfDay = (day: number) => {
    if (!steady.has(day)) {
      const first = offsetAt(day * dayMs)
      steady.set(day, first === offsetAt((day + 1) * dayMs) ? first : undefined)
    }
    return steady.get(day)
  }
  return at => {
    const local = new Date(at + (offsetOfDay(Math.floor(at / dayMs)) ?? offsetAt(at)))
    return { day: local.toISOString().slice(0, 10), hour: local.getUTCHours() }
  }
}

/** How far clocks of the zone are ahead of UTC at a moment, in milliseconds. */
function offsetsOf(timeZone: string): (at: EpochMs) => number {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return at => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
    const shown = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    )
    return shown - Math.floor(at / 1000) * 1000
  }
}
