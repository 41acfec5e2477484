import { afterEach, describe, expect, it } from 'vitest'
import { createTestClock } from '../../../src-platform/clock-test.ts'
import { holder, t0 } from '../../support/builders/calls.ts'
import { customerCalls } from '../../support/builders/webhooks.ts'
import { openWorld, type CoreWorld } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'
import { shaken, type ShakyStore } from '../../support/core/shaky-store.ts'
import { openFreshStore } from '../../support/fresh-store.ts'

const realClock = createTestClock(t0)
let store: ShakyStore
let world: CoreWorld
afterEach(() => world.close())

/** Ani hangs up a call, and the database is away after so many transactions of that. */
async function hangUp({ awayAfter }: { readonly awayAfter: number }): Promise<void> {
  store = shaken(await openFreshStore())
  world = await openWorld({ store, parts: { realClock } })
  await world.post(customerCalls())
  const { id } = await world.call()
  await valueOf(world.core.calls.answer(holder('ani'), id, 'v=0'))
  store.goAwayAfter(awayAfter)
  await valueOf(world.core.calls.hangUp(holder('ani').agentId, id))
  await expect.poll(() => store.refused).toBeGreaterThan(0)
}

async function lastCommand(): Promise<unknown> {
  await realClock.advance(1_000, async () => undefined)
  const effect = (await world.effects()).at(-1)
  return { type: effect?.command.type, state: effect?.state }
}

const terminations = () => world.graph.actions().filter(action => action === 'terminate')

describe('a command to the provider while the database is away', () => {
  it('is sent once it is back, since Meta bills the call until it is told of its end', async () => {
    await hangUp({ awayAfter: 1 })
    expect(terminations()).toHaveLength(0)
    store.comeBack()
    await expect.poll(lastCommand).toEqual({ type: 'terminate', state: 'done' })
    expect(terminations()).toHaveLength(1)
  })

  it('that Meta has taken is recorded once it is back, and not sent a second time', async () => {
    await hangUp({ awayAfter: 2 })
    store.comeBack()
    await expect.poll(lastCommand).toEqual({ type: 'terminate', state: 'done' })
    expect(terminations()).toHaveLength(1)
  })

  it('does not hold up the end of the platform, whose next start takes it up', async () => {
    await hangUp({ awayAfter: 1 })
    await world.core.stop()
    store.comeBack()
    const again = await world.restart()
    await again.settle()
    expect(again.graph.actions()).toEqual(['terminate'])
    await again.core.stop()
  })
})
