import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queueChangeSchema, queueSnapshotSchema, type QueueSnapshot } from '#shared/protocol/queue.ts'
import {
  applyQueueChange,
  queueChangeBetween,
  queueFromSnapshot,
  queueToSnapshot,
  type Queue,
} from '#shared/session/queue.ts'

const row = (id: string, over: object) => ({
  id,
  direction: 'inbound',
  accountId: 'acc1',
  customer: { id: '62811', name: 'Budi' },
  offeredAt: '2026-11-23T09:00:00.000Z',
  state: 'offered',
  ...over,
})
const ids = ['a', 'b', 'c', 'd', 'e']
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.dictionary(fc.constantFrom(...ids), arbitrary)

/** Calls and agents come, change and go; accounts only change. */
const queueArbitrary: fc.Arbitrary<QueueSnapshot> = fc
  .record({
    calls: some(fc.constantFrom('offered', 'connected')),
    agents: some(fc.constantFrom('free', 'ringing', 'on_call')),
    waiting: fc.nat(3),
  })
  .map(({ calls, agents, waiting }) =>
    queueSnapshotSchema.parse({
      calls: Object.entries(calls).map(([id, state]) => row(id, { state })),
      agents: Object.entries(agents).map(([id, state]) => ({
        id,
        name: id,
        role: 'agent',
        presence: 'online',
        state,
      })),
      accounts: [{ id: 'acc1', waiting, ringing: 0, connected: 0, oldestWaitMs: null, answerRate: null }],
    }),
  )

/** What a queue says, in no order. */
const said = (queue: Queue) => {
  const { calls, agents, accounts } = queueToSnapshot(queue)
  const sorted = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
    rows.toSorted((a, b) => a.id.localeCompare(b.id))
  return { calls: sorted(calls), agents: sorted(agents), accounts }
}

/** As `next` says it, with the very rows of `held` where they are the same: as whoever keeps a queue hands it on. */
function keepingRows(held: Queue, next: Queue): Queue {
  const keep = <Id, T>(before: ReadonlyMap<Id, T>, after: ReadonlyMap<Id, T>) =>
    new Map(
      [...after].map(([id, row]) => {
        const known = before.get(id)
        return [id, known && JSON.stringify(known) === JSON.stringify(row) ? known : row] as const
      }),
    )
  return {
    calls: keep(held.calls, next.calls),
    agents: keep(held.agents, next.agents),
    accounts: keep(held.accounts, next.accounts),
  }
}

describe('[D8] a queue that is told by its changes', () => {
  it('is the present one once every change was applied to the snapshot', () => {
    fc.assert(
      fc.property(queueArbitrary, fc.array(queueArbitrary, { maxLength: 12 }), (first, later) => {
        const snapshot = queueFromSnapshot(first)
        let [watcher, present] = [snapshot, snapshot]
        for (const next of later) {
          const after = keepingRows(present, queueFromSnapshot(next))
          const change = queueChangeBetween(present, after)
          present = after
          if (change) watcher = applyQueueChange(watcher, queueChangeSchema.parse(structuredClone(change)))
          expect(said(watcher)).toEqual(said(present))
        }
      }),
    )
  })

  it('is told of nothing that did not change', () => {
    fc.assert(
      fc.property(queueArbitrary, queueArbitrary, (one, other) => {
        const before = queueFromSnapshot(one)
        const after = keepingRows(before, queueFromSnapshot(other))
        const change = queueChangeBetween(before, after)
        for (const call of change?.calls?.put ?? []) expect(before.calls.get(call.id)).not.toEqual(call)
        for (const id of change?.calls?.remove ?? []) expect(before.calls.has(id)).toBe(true)
        expect(queueChangeBetween(after, keepingRows(after, after))).toBeUndefined()
      }),
    )
  })
})
