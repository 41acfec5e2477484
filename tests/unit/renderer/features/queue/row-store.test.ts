import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRowStore } from '../../../../../src-renderer/features/queue/row-store.ts'

interface Row {
  readonly id: string
  readonly rank: number
}
const compare = (one: Row, other: Row) =>
  one.rank - other.rank || (one.id < other.id ? -1 : Number(one.id > other.id))
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const row = fc.record({ id: fc.constantFrom(...ids), rank: fc.nat(4) })
const step = fc.oneof(
  fc.record({
    put: fc.array(row, { maxLength: 4 }),
    remove: fc.array(fc.constantFrom(...ids), { maxLength: 2 }),
  }),
  fc.record({ atMost: fc.nat(4) }),
)

describe('[D8] rows outside of React', () => {
  it('stand in the order and under the filter that sorting them anew would give', () => {
    fc.assert(
      fc.property(fc.array(row), fc.array(step), (first, steps) => {
        const store = createRowStore<string, Row>(compare)
        const rows = new Map(first.map(each => [each.id, each]))
        store.replace([...rows.values()])
        let atMost = 4
        for (const each of steps) {
          if ('atMost' in each) {
            ;({ atMost } = each)
            const most = atMost
            store.filter(({ rank }) => rank <= most)
          } else {
            for (const id of each.remove) rows.delete(id)
            for (const put of each.put) rows.set(put.id, put)
            store.change(each.put, each.remove)
          }
          const wanted = [...rows.values()].filter(({ rank }) => rank <= atMost).sort(compare)
          expect(store.order().ids).toEqual(wanted.map(({ id }) => id))
          for (const { id } of wanted) expect(store.get(id)).toEqual(rows.get(id))
        }
      }),
    )
  })

  it('tell a change to whoever draws that row alone, and the order only when it changes', () => {
    const store = createRowStore<string, Row>(compare)
    store.replace([
      { id: 'a', rank: 1 },
      { id: 'b', rank: 2 },
    ])
    const heard: string[] = []
    store.onRow('a', () => heard.push('a'))
    store.onRow('b', () => heard.push('b'))
    const end = store.onOrder(() => heard.push('order'))
    store.change([{ id: 'a', rank: 1 }])
    expect(heard).toEqual(['a'])
    store.change([{ id: 'a', rank: 3 }])
    expect(heard).toEqual(['a', 'order', 'a'])
    end()
    store.change([], ['b'])
    expect(heard).toEqual(['a', 'order', 'a', 'b'])
  })
})
