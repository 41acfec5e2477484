import { expect, it } from 'vitest'
import { keepAlive } from '../../../../src-platform/agents/heartbeat.ts'
import { createTestClock } from '../../../../src-platform/clock-test.ts'

const nothing = () => Promise.resolve()

function aConnection(now: () => number, { answers }: { answers: boolean }) {
  const connection = {
    lastHeard: now(),
    pings: [] as number[],
    terminatedAt: undefined as number | undefined,
    ping: () => {
      connection.pings.push(now())
      if (answers) connection.lastHeard = now()
    },
    terminate: () => {
      connection.terminatedAt ??= now()
    },
  }
  return connection
}

it('pings every 15 s, and ends who was silent for 30 s', async () => {
  const clock = createTestClock(0)
  const now = () => clock.now()
  const alive = aConnection(now, { answers: true })
  const dead = aConnection(now, { answers: false })
  const stop = keepAlive(new Set([alive, dead]), clock)
  await clock.advance(60_000, nothing)
  expect(alive.pings).toEqual([15_000, 30_000, 45_000, 60_000])
  expect(alive.terminatedAt).toBeUndefined()
  expect(dead.terminatedAt).toBe(30_000)
  stop()
  await clock.advance(60_000, nothing)
  expect(alive.pings).toHaveLength(4)
})
