import { describe, expect, it } from 'vitest'
import { callIdSchema } from '#shared/domain/ids.ts'
import { nextWaitAlarm, type WaitAlarm } from '../../../../../src-renderer/features/queue/wait-alarm.ts'

const [one, two] = [callIdSchema.parse('one'), callIdSchema.parse('two')]
const criticalMs = 30_000

/** Looks at these moments, at calls that came then; the seconds in which it sounded. */
function sounded(came: Readonly<Record<string, number>>, looks: readonly number[], busyUntil = 0): number[] {
  let alarm: WaitAlarm | null = null
  return looks.filter(seconds => {
    const now = seconds * 1_000
    const waits = new Map(
      Object.entries(came).flatMap(([id, at]) =>
        at <= seconds ? [[callIdSchema.parse(id), at * 1_000] as const] : [],
      ),
    )
    const next = nextWaitAlarm(alarm, { waits, now, criticalMs, mayChime: seconds >= busyUntil })
    alarm = next.alarm
    return next.isDue
  })
}

describe('[D8] the sound for a wait that is too long', () => {
  it('is made once, when a call becomes critical', () => {
    expect(sounded({ one: 0 }, [0, 10, 29, 30, 31, 60, 120])).toEqual([30])
  })

  it('is not made for what waited too long already', () => {
    expect(sounded({ one: 0 }, [40, 41, 80])).toEqual([])
  })

  it('is made for each, but one speaks for all that follow within 20 seconds', () => {
    expect(sounded({ one: 0, two: 25 }, [0, 30, 54, 55, 56])).toEqual([30, 55])
    expect(sounded({ one: 0, two: 5, three: 12 }, [0, 30, 35, 42, 60, 90])).toEqual([30])
  })

  it('stays away for whom becomes critical while no sound may be made', () => {
    expect(sounded({ one: 0, two: 20 }, [0, 30, 40, 41, 50, 60], 40)).toEqual([50])
  })

  it('forgets who waits no more', () => {
    const waits = new Map([[one, 0]])
    const first = nextWaitAlarm(
      { critical: new Set([two]), soundedAt: 5 },
      { waits, now: 10, criticalMs, mayChime: true },
    )
    expect(first).toEqual({ alarm: { critical: new Set(), soundedAt: 5 }, isDue: false })
  })
})
