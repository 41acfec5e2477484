import { describe, expect, it } from 'vitest'
import type { SessionId } from '#shared/domain/ids.ts'
import { createTestClock } from '../../../../src-platform/clock-test.ts'
import { createEchoService, echoLastsMs, mostEchoes } from '../../../../src-platform/echo/echo-service.ts'
import { EchoOfferError, type AnswerEcho } from '../../../../src-platform/echo/echo-station.ts'
import { createLogger } from '../../../../src-platform/logger.ts'

const desktop = (n: number) => `s${n}` as SessionId
const nothingToWaitFor = () => Promise.resolve()

/** A service whose calls are counted instead of made: what a call sounds like is for the integration tests. */
function service() {
  const open = new Set<string>()
  const answer: AnswerEcho = async offer => {
    if (offer === 'bad') throw new EchoOfferError('offers no sound')
    open.add(offer)
    return { sdp: `answer to ${offer}`, close: async () => void open.delete(offer) }
  }
  const clock = createTestClock(0)
  const log = createLogger({ level: 'silent', secrets: [] })
  return { open, clock, echo: createEchoService({ answer, clock, log }), log }
}

describe('[D3] test calls to the platform', () => {
  it('are one for each desktop', async () => {
    const { open, echo } = service()
    expect(await echo.open(desktop(1), 'a')).toEqual({ ok: true, value: { sdp: 'answer to a' } })
    await echo.open(desktop(1), 'b')
    await echo.open(desktop(2), 'c')
    expect([...open]).toEqual(['b', 'c'])
  })

  it('stay one when a desktop asks for two at the same moment', async () => {
    const { open, echo } = service()
    await Promise.all([echo.open(desktop(1), 'a'), echo.open(desktop(1), 'b')])
    await echo.close(desktop(1))
    expect([...open]).toEqual([])
  })

  it('end when the desktop says so, after a minute, and with the platform', async () => {
    const { open, echo, clock } = service()
    for (const n of [1, 2, 3]) await echo.open(desktop(n), `offer ${n}`)
    await echo.close(desktop(1))
    expect([...open]).toEqual(['offer 2', 'offer 3'])
    await clock.advance(echoLastsMs - 1, nothingToWaitFor)
    await echo.open(desktop(3), 'later')
    await clock.advance(1, nothingToWaitFor)
    expect([...open]).toEqual(['later'])
    await echo.stop()
    expect([...open]).toEqual([])
    expect(await echo.open(desktop(1), 'too late')).toMatchObject({ refusal: { reason: 'echo_unavailable' } })
  })

  it('are refused above the limit, and taken again below it', async () => {
    const { echo } = service()
    for (let n = 0; n < mostEchoes; n++) await echo.open(desktop(n), `offer ${n}`)
    expect(await echo.open(desktop(99), 'one more')).toMatchObject({ refusal: { reason: 'echo_busy' } })
    await echo.close(desktop(0))
    expect(await echo.open(desktop(99), 'one more')).toMatchObject({ ok: true })
  })

  it('do not count when their offer was bad', async () => {
    const { echo } = service()
    for (let n = 0; n <= mostEchoes; n++) {
      expect(await echo.open(desktop(n), 'bad')).toEqual({
        ok: false,
        badParam: 'sdp',
        why: 'offers no sound',
      })
    }
  })

  it('are refused where there is no echo', async () => {
    const { clock, log } = service()
    const echo = createEchoService({ answer: undefined, clock, log })
    expect(await echo.open(desktop(1), 'a')).toMatchObject({ refusal: { reason: 'echo_unavailable' } })
  })
})
