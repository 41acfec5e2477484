import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { customerCalls } from '../../support/builders/webhooks.ts'
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts'

let platform: TestPlatform
beforeEach(async () => {
  platform = await startTestPlatform({ clock: 'test' })
})
afterEach(() => platform.stop())

const post = (body: unknown) =>
  fetch(`${platform.url}/test/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

describe('the test clock', () => {
  it('stands still, and moves by so much or to a time', async () => {
    const start = await platform.moveClock({ advanceMs: 0 })
    expect(Math.abs(Date.parse(start) - Date.now())).toBeLessThan(60_000)
    const moved = await platform.moveClock({ advanceMs: 1_500 })
    expect(Date.parse(moved) - Date.parse(start)).toBe(1_500)
    expect(await platform.moveClock({ now: '2026-12-01T08:00:00Z' })).toBe('2026-12-01T08:00:00.000Z')
    const ani = await platform.agent('ani')
    expect(ani.hello.serverTime).toBe('2026-12-01T08:00:00.000Z')
    await ani.close()
  })

  it.each([
    {},
    { advanceMs: -1 },
    { advanceMs: 0.5 },
    { now: 'tomorrow' },
    { advanceMs: 1, now: '2026-12-01T08:00:00Z' },
  ])('refuses %o', async move => {
    expect((await post(move)).status).toBe(400)
  })

  it('[I6] answers after everything due has run: a call that nobody answers is over when the move is', async () => {
    await platform.moveClock({ now: '2026-12-01T09:00:00Z' })
    const ani = await platform.agent('ani')
    await platform.postWebhook(customerCalls({ id: 'wacid.clock-1', at: Date.parse('2026-12-01T09:00:00Z') }))
    const { data } = await ani.waitFor('call.offered')
    expect(data.ringUntil).toBe('2026-12-01T09:00:45.000Z')
    await platform.moveClock({ advanceMs: 44_999 })
    const before = await ani.request('calls.history', {})
    expect(before.calls[0]).toMatchObject({ state: 'offered' })
    await platform.moveClock({ advanceMs: 1 })
    const after = await ani.request('calls.history', {})
    expect(after.calls[0]).toMatchObject({
      state: 'ended',
      status: 'unanswered',
      reason: 'timed_out',
      endedAt: '2026-12-01T09:00:45.000Z',
      ringMs: 45_000,
    })
    expect(ani.eventsOf('call.withdrawn').map(event => event.data.reason)).toEqual(['timed_out'])
    await ani.close()
  })
})
