import { afterEach, beforeEach, expect, it } from 'vitest'
import { createBusy } from '../../../src-platform/busy.ts'
import { createTestClock } from '../../../src-platform/clock-test.ts'
import { createForgetting, type Forgetting } from '../../../src-platform/inbox/forgetting.ts'
import { createLogger } from '../../../src-platform/logger.ts'
import { openStore } from '../../../src-platform/store/open-store.ts'
import type { Store } from '../../../src-platform/store/store.ts'
import { t0 } from '../../support/builders/calls.ts'

const dayMs = 24 * 60 * 60 * 1_000

let store: Store
let forgetting: Forgetting | undefined
beforeEach(async () => {
  store = await openStore({ kind: 'sqlite', file: ':memory:' })
})
afterEach(async () => {
  forgetting?.stop()
  await store.close()
})

it('a webhook that was not understood, personal data, is gone after the days for which it may be looked into', async () => {
  const clock = createTestClock(t0)
  const busy = createBusy()
  forgetting = createForgetting({
    store,
    clock,
    realClock: clock,
    busy,
    log: createLogger({ level: 'silent', secrets: [] }),
    afterMs: 2 * dayMs,
  })
  await store.transaction(async tx => tx.inbox.keep(await tx.inbox.add(Buffer.from('{"kept":1}'), t0)))
  const kept = async () => (await store.read(tx => tx.inbox.counts())).kept

  forgetting.start()
  await busy.idle()
  for (const left of [1, 1, 0]) {
    await clock.advance(dayMs, () => busy.idle())
    expect(await kept()).toBe(left)
  }
})
