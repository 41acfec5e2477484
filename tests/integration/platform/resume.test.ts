import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wireLimits } from '#shared/protocol/version.ts'
import { createTestClock } from '../../../src-platform/clock-test.ts'
import { connectAgent, type AgentClient } from '../../support/agent-client.ts'
import { signIn } from '../../support/agent-socket.ts'
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts'
import { password } from '../../support/seed.ts'
import { eventually } from '../../support/eventually.ts'

const nothing = () => Promise.resolve()

let platform: TestPlatform
let beni: AgentClient
beforeAll(async () => {
  platform = await startTestPlatform()
  beni = await platform.agent('beni')
})
afterAll(() => platform.stop())

/** Everybody is told of a presence, which makes it the simplest event. */
let turn = 0
const tellEverybody = async (): Promise<void> => {
  await beni.request('presence.set', { status: turn++ % 2 === 0 ? 'away' : 'online' })
}

const seqsOf = (agent: AgentClient) => agent.events.map(event => event.seq)
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

describe('[D6] a session', () => {
  it('is resumed with exactly what was missed, in order, before anything new', async () => {
    const ani = await platform.agent('ani')
    await tellEverybody()
    await ani.waitFor('agent.updated')
    await ani.cut()
    await tellEverybody()
    await tellEverybody()
    const hello = await ani.resume()
    expect(hello).toMatchObject({ resumed: true, seq: 3 })
    expect(hello.snapshot).toBeUndefined()
    await tellEverybody()
    await eventually(() => ani.lastSeq).toBe(4)
    expect(seqsOf(ani)).toEqual(upTo(4))
    expect(ani.faults).toEqual([])
    await ani.close()
  })

  it('is told again what it says it has not seen', async () => {
    const ani = await platform.agent('ani')
    await tellEverybody()
    await tellEverybody()
    await eventually(() => ani.lastSeq).toBe(2)
    const { accessToken } = await signIn(platform.url, { email: 'ani@example.com', password })
    const resume = { sessionId: ani.sessionId, lastSeq: 1 }
    const again = await connectAgent({ url: platform.url, accessToken, resume })
    await eventually(() => seqsOf(again)).toEqual([2])
    await again.close()
  })

  it('can be resumed for two minutes after the disconnect, not longer', async () => {
    const realClock = createTestClock(Date.now())
    const other = await startTestPlatform({ overrides: { realClock } })
    const ani = await other.agent('ani')
    const allGone = () => eventually(() => socketsOf(other)).toBe(0)
    await ani.cut()
    await allGone()
    await realClock.advance(wireLimits.resumeWithinMs - 1, nothing)
    expect((await ani.resume()).resumed).toBe(true)
    await ani.cut()
    await allGone()
    await realClock.advance(wireLimits.resumeWithinMs, nothing)
    const hello = await ani.resume()
    expect(hello).toMatchObject({ resumed: false, seq: 0, snapshot: { rooms: [{ id: 'r1' }] } })
    await other.stop()
  })

  it('of another agent is an unknown one', async () => {
    const { accessToken } = await signIn(platform.url, { email: 'dewi@example.com', password })
    const resume = { sessionId: beni.sessionId, lastSeq: 0 }
    const dewi = await connectAgent({ url: platform.url, accessToken, resume })
    expect(dewi.hello.resumed).toBe(false)
    expect(dewi.sessionId).not.toBe(beni.sessionId)
    expect(beni.isOpen).toBe(true)
    await dewi.close()
  })

  it('that is further behind than the platform keeps is a new one, with a snapshot', async () => {
    const ani = await platform.agent('ani')
    await ani.cut()
    for (let told = 0; told <= wireLimits.resumeEvents; told++) await tellEverybody()
    const hello = await ani.resume()
    expect(hello).toMatchObject({ resumed: false, seq: 0 })
    await ani.close()
  })

  it('that opens while much happens misses nothing and is told nothing twice', async () => {
    const stop = new AbortController()
    const telling = (async () => {
      while (!stop.signal.aborted) await tellEverybody()
    })()
    const presenceOf = (agents: readonly { id: string; presence: string }[] = []) =>
      agents.find(agent => agent.id === 'u-beni')?.presence
    try {
      for (let opened = 0; opened < 15; opened++) {
        const dewi = await platform.agent('dewi')
        const first = await dewi.waitFor('agent.updated')
        // Presences alternate, so the first event after the snapshot is the other one.
        expect(first.data.agent.presence).not.toBe(presenceOf(dewi.hello.snapshot?.agents))
        expect(first.seq).toBe(1)
        await dewi.close()
      }
    } finally {
      stop.abort()
      await telling
    }
  })
})

it('[D6] whatever is told, cut and resumed, the desktop sees each event once and in order', async () => {
  const steps = fc.array(fc.constantFrom('tell', 'tell', 'tell', 'cut', 'resume', 'takeover'), {
    maxLength: 25,
  })
  await fc.assert(
    fc.asyncProperty(steps, async chosen => {
      const ani = await platform.agent('ani')
      let told = 0
      let isConnected = true
      const comeBack = async () => {
        expect((await ani.resume()).resumed).toBe(true)
        isConnected = true
      }
      for (const step of chosen) {
        if (step === 'tell') {
          await tellEverybody()
          told++
        } else if (step === 'cut') {
          await ani.cut()
          isConnected = false
        } else if (step === 'takeover' || !isConnected) await comeBack()
      }
      if (!isConnected) await comeBack()
      await eventually(() => ani.lastSeq).toBe(told)
      expect(seqsOf(ani)).toEqual(upTo(told))
      expect(ani.faults).toEqual([])
      await ani.close()
    }),
    { numRuns: 25 },
  )
})

async function socketsOf({ url }: TestPlatform): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^dering_agent_sockets (\d+)$/m.exec(text)?.[1])
}
