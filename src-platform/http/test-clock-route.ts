import { z } from 'zod'
import { timeSchema } from '#shared/protocol/time.ts'
import type { TestClock } from '../clock-test.ts'
import type { HttpApp } from './http-app.ts'
import { problemOf, sendProblem } from './problem.ts'

const moveSchema = z.union(
  [z.strictObject({ advanceMs: z.int().nonnegative() }), z.strictObject({ now: timeSchema })],
  { error: 'Give either advanceMs, a number of milliseconds, or now, an ISO time.' },
)

/** `POST /test/clock`: moves the test clock, and answers after everything due has run. */
export function addTestClockRoute(app: HttpApp, clock: TestClock, settled: () => Promise<void>): void {
  app.post('/test/clock', async (request, reply) => {
    const move = moveSchema.safeParse(request.body)
    if (!move.success) return sendProblem(reply, 400, problemOf(move.error))
    if ('advanceMs' in move.data) await clock.advance(move.data.advanceMs, settled)
    else await clock.moveTo(Date.parse(move.data.now), settled)
    return { now: new Date(clock.now()).toISOString() }
  })
}
