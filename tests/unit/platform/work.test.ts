import { describe, expect, it } from 'vitest'
import { createBusy } from '../../../src-platform/busy.ts'
import { createTestClock } from '../../../src-platform/clock-test.ts'
import { openStore } from '../../../src-platform/store/open-store.ts'
import type { Store } from '../../../src-platform/store/store.ts'
import { createDecisions } from '../../../src-platform/work.ts'
import { callId as idOf, t0 } from '../../support/builders/calls.ts'
import { agentId } from '../../support/builders/records.ts'
import { createRecordingDelivery } from '../../support/core/recording-delivery.ts'

const ani = agentId('ani')

/** A database whose commits take longer or shorter, as those of a server do. */
const slowly = (store: Store, waits: Promise<void>[]): Store => ({
  ...store,
  async transaction(work) {
    const value = await store.transaction(work)
    await waits.shift()
    return value
  },
})

async function open(waits: Promise<void>[] = []) {
  const store = await openStore({ kind: 'sqlite', file: ':memory:' })
  const delivery = createRecordingDelivery([ani])
  const busy = createBusy()
  const decisions = createDecisions({
    store: slowly(store, waits),
    clock: createTestClock(t0),
    delivery,
    busy,
  })
  const tell = (callId: string) =>
    decisions.run(async work => {
      const data = { callId: idOf(callId), reason: 'failed' } as const
      work.tell([{ agentId: ani, event: { type: 'call.withdrawn', data } }])
    })
  const told = () => delivery.of('call.withdrawn', 'ani').map(({ callId }) => callId)
  return { store, decisions, busy, tell, told }
}

describe('decisions', () => {
  it('are told in the order in which they were made, though a later commit is quicker', async () => {
    let commit = (): void => undefined
    const slow = new Promise<void>(resolve => {
      commit = resolve
    })
    const { store, busy, tell, told } = await open([slow])
    const first = tell('first')
    const second = tell('second')
    await store.ping()
    expect(told()).toEqual([])
    commit()
    await Promise.all([first, second])
    expect(told()).toEqual(['first', 'second'])
    await busy.idle()
    await store.close()
  })

  it('that fail tell nothing, run nothing afterwards, and hold up nobody', async () => {
    const { store, decisions, tell, told } = await open()
    let ran = false
    const failing = decisions.run(async work => {
      work.afterCommit(() => {
        ran = true
      })
      throw new Error('no')
    })
    const next = tell('next')
    await expect(failing).rejects.toThrow('no')
    await next
    expect(told()).toEqual(['next'])
    expect(ran).toBe(false)
    await store.close()
  })

  it('run what follows after everything was told, and before the next decision', async () => {
    const { store, decisions, tell, told } = await open()
    const seen: (readonly string[])[] = []
    const first = decisions.run(async work => {
      const data = { callId: idOf('one'), reason: 'failed' } as const
      work.tell([{ agentId: ani, event: { type: 'call.withdrawn', data } }])
      work.afterCommit(() => void seen.push(told()))
    })
    await Promise.all([first, tell('two')])
    expect(seen).toEqual([['one']])
    await store.close()
  })
})
