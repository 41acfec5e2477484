import { zoneClock } from '#shared/domain/zone-time.ts'
import type { ReportSummary } from '#shared/protocol/reports.ts'
import {
  lastWaitStep,
  waitStepMs,
  type ReportSlot,
  type ReportWait,
} from '../store/repositories/call-report.ts'

/** Days that one answer holds, the newest: more would not fit a frame. Older ones are in the totals alone. */
const mostDays = 1_000

interface Counts {
  calls: number
  answered: number
  unanswered: number
  talkMs: number
  costMinor: number
  /** Of the answered ones. */
  waitMs: number
}

const nothing = (): Counts => ({ calls: 0, answered: 0, unanswered: 0, talkMs: 0, costMinor: 0, waitMs: 0 })

/** Adds up slots as they are read, by the clocks of one time zone. [L3] */
export function createSummary(timeZone: string): {
  add(slots: readonly ReportSlot[], waits: readonly ReportWait[]): void
  done(currency: string): ReportSummary
} {
  const clock = zoneClock(timeZone)
  const totals = nothing()
  const hours = Array.from({ length: 24 }, nothing)
  const days = new Map<string, Counts>()
  const answerTimes = Array.from({ length: lastWaitStep + 1 }, () => 0)

  function add(slots: readonly ReportSlot[], waits: readonly ReportWait[]): void {
    for (const slot of slots) {
      const { day, hour } = clock(slot.startsAt)
      const ofDay = days.get(day) ?? nothing()
      days.set(day, ofDay)
      for (const counts of [totals, ofDay, hours[hour] ?? nothing()]) count(counts, slot)
    }
    for (const { step, calls } of waits) answerTimes[step] = (answerTimes[step] ?? 0) + calls
  }

  return {
    add,
    done(currency) {
      const bucket = ({ costMinor, ...counts }: Counts) => ({
        ...counts,
        cost: { currency, minor: costMinor },
      })
      const sorted = [...days].sort(([one], [other]) => one.localeCompare(other))
      return {
        timeZone,
        totals: bucket(totals),
        byHour: hours.map((counts, hour) => ({ hour, ...bucket(counts) })),
        byDay: sorted.slice(-mostDays).map(([day, counts]) => ({ day, ...bucket(counts) })),
        answerTimes: answerTimes.map((calls, step) => ({
          fromMs: step * waitStepMs,
          toMs: step === lastWaitStep ? null : (step + 1) * waitStepMs,
          calls,
        })),
      }
    },
  }
}

function count(counts: Counts, slot: ReportSlot): void {
  counts.calls += slot.calls
  counts[slot.status] += slot.calls
  counts.talkMs += slot.talkMs
  counts.costMinor += slot.costMinor
  if (slot.status === 'answered') counts.waitMs += slot.ringMs
}
