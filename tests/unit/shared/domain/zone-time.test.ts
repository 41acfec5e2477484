import { describe, expect, it } from 'vitest'
import { isTimeZone, zoneClock } from '#shared/domain/zone-time.ts'

describe('[L3] days and hours of a zone', () => {
  it.each([
    ['UTC', '2026-11-23T23:59:59Z', '2026-11-23', 23],
    ['Asia/Jakarta', '2026-11-23T16:59:59Z', '2026-11-23', 23],
    ['Asia/Jakarta', '2026-11-23T17:00:00Z', '2026-11-24', 0],
    ['Asia/Kathmandu', '2026-11-23T18:15:00Z', '2026-11-24', 0],
    ['Asia/Kathmandu', '2026-11-23T18:14:59Z', '2026-11-23', 23],
    ['America/New_York', '2026-11-23T04:59:00Z', '2026-11-22', 23],
    // The night in which clocks went back from 3 to 2: an hour that comes twice.
    ['Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-25', 2],
    ['Europe/Berlin', '2026-10-25T01:30:00Z', '2026-10-25', 2],
    ['Europe/Berlin', '2026-10-25T02:30:00Z', '2026-10-25', 3],
  ])('%s shows for %s the day %s and the hour %i', (zone, at, day, hour) => {
    expect(zoneClock(zone)(Date.parse(at))).toEqual({ day, hour })
  })

  it('knows zones from words', () => {
    expect(['UTC', 'Asia/Jakarta', 'Mars/Olympus', '', 'Jakarta time'].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })
})
