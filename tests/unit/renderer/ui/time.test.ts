import { describe, expect, it } from 'vitest'
import {
  clockOf,
  dayName,
  daysBetween,
  durationWords,
  listTime,
  momentWords,
  shortAgo,
} from '../../../../src-renderer/ui/time.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** A Wednesday, at noon by the machine's own zone. */
const noon = new Date(2026, 10, 25, 12, 0).getTime()

describe('clockOf', () => {
  it.each([
    [0, '0:00'],
    [999, '0:00'],
    [134_000, '2:14'],
    [59 * minute + 59_000, '59:59'],
    [hour, '1:00:00'],
    [100 * hour + 61_000, '100:01:01'],
    [-5000, '0:00'],
  ])('%i ms are %s', (ms, text) => {
    expect(clockOf(ms)).toBe(text)
  })
})

describe('durationWords', () => {
  it('names the two largest parts', () => {
    expect(durationWords(6 * day + 21 * hour + 59 * minute, 'en')).toBe('6d 21h')
    expect(durationWords(134_000, 'en')).toBe('2m 14s')
    expect(durationWords(hour, 'en')).toBe('1h')
    expect(durationWords(0, 'en')).toBe('0s')
  })

  it('skips an empty second part rather than reaching for a third', () => {
    expect(durationWords(hour + 5000, 'en')).toBe('1h')
  })

  it('speaks whole words to a screen reader, in the language', () => {
    expect(durationWords(134_000, 'en', 'long')).toBe('2 minutes 14 seconds')
    expect(durationWords(134_000, 'id', 'long')).toBe('2 menit 14 detik')
  })
})

describe('shortAgo and listTime', () => {
  it('count minutes first, then name the time, the day and the date', () => {
    expect(shortAgo(noon - 20_000, noon, 'en')).toBe('Now')
    expect(shortAgo(noon - 5 * minute, noon, 'en')).toBe('5m')
    expect(shortAgo(noon - 3 * hour, noon, 'en')).toBe('09:00')
    expect(listTime(noon - day, noon, 'en')).toBe('Yesterday')
    expect(listTime(noon - day, noon, 'id')).toBe('Kemarin')
    expect(listTime(noon - 3 * day, noon, 'en')).toBe('Sun')
    expect(listTime(noon - 30 * day, noon, 'en-GB')).toBe('26 Oct')
    expect(listTime(noon - 400 * day, noon, 'en-GB')).toBe('21 Oct 2025')
  })

  it('say the time of a moment that is just ahead, as clocks differ', () => {
    expect(shortAgo(noon + 2000, noon, 'en')).toBe('Now')
  })
})

describe('momentWords', () => {
  it('name the day only when it is not today', () => {
    expect(momentWords(noon + hour, noon, 'en')).toBe('13:00')
    expect(momentWords(noon + day, noon, 'en')).toBe('tomorrow 12:00')
    expect(momentWords(noon - day, noon, 'id')).toBe('kemarin 12.00')
  })
})

describe('dayName and daysBetween', () => {
  it('count days of the calendar, not of 24 hours', () => {
    const justAfterMidnight = new Date(2026, 10, 25, 0, 1).getTime()
    const justBefore = new Date(2026, 10, 24, 23, 59).getTime()
    expect(daysBetween(justBefore, justAfterMidnight)).toBe(1)
    expect(dayName(justBefore, justAfterMidnight, 'en')).toBe('Yesterday')
    expect(dayName(justAfterMidnight, justAfterMidnight, 'id')).toBe('Hari ini')
  })

  it('name older days with the date, and the year only when it is another', () => {
    expect(dayName(noon - 3 * day, noon, 'id')).toBe('Minggu, 22 November')
    expect(dayName(noon - 365 * day, noon, 'en-GB')).toBe('Tuesday, 25 November 2025')
  })
})
