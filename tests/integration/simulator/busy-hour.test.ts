import { describe, expect, it } from 'vitest'
import { setStage } from './stage.ts'

const minuteMs = 60_000

describe('the busy hour', () => {
  it('makes customers call at the rate that was asked for, until it is over', async () => {
    const { simulator } = await setStage({ timing: { noAnswerMs: 10 * minuteMs } })
    expect(simulator.startBusyHour({ callsPerMinute: 10, minutes: 3 })).toMatchObject({ running: true })
    simulator.advance({ ms: 3 * minuteMs })
    const { placed } = simulator.busyHour()
    expect(placed).toBeGreaterThanOrEqual(15)
    expect(placed).toBeLessThanOrEqual(45)
    simulator.advance({ ms: 2 * minuteMs })
    expect(simulator.busyHour()).toMatchObject({ running: false, placed })
    expect(simulator.calls()).toHaveLength(placed)
    // Nobody answered: everybody has given up by now.
    expect(simulator.calls().every(call => call.state === 'ended')).toBe(true)
    expect(new Set(simulator.calls().map(call => call.customer)).size).toBeGreaterThan(5)
  })

  it('stops when it is told to, also over HTTP', async () => {
    const { simulator } = await setStage()
    const control = async (path: string, method: 'GET' | 'POST', body?: object) => {
      const answer = await fetch(`${simulator.url}/__sim/${path}`, {
        method,
        ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      })
      return { status: answer.status, body: await answer.json() }
    }
    expect(await control('startBusyHour', 'POST')).toMatchObject({
      status: 200,
      body: { running: true, callsPerMinute: 12 },
    })
    simulator.advance({ ms: minuteMs })
    const { placed } = simulator.busyHour()
    expect(placed).toBeGreaterThan(0)
    expect(await control('stopBusyHour', 'POST')).toMatchObject({ body: { running: false } })
    simulator.advance({ ms: 10 * minuteMs })
    expect(await control('busyHour', 'GET')).toMatchObject({ body: { running: false, placed } })
    expect((await control('startBusyHour', 'POST', { callsPerMinute: 0 })).status).toBe(400)
    expect((await control('startBusyHour', 'POST', { to: '1' })).status).toBe(409)
  })
})
