/** The ids of the rows that are shown, in their order; another object whenever that changed. */
export interface RowOrder<Id extends string> {
  readonly ids: readonly Id[]
}

/**
 * Rows outside of React: whoever draws one listens to it alone, and what is not in sight costs nothing but its place in the
 * order. A change takes a search, not a pass over all rows. [D8]
 */
export interface RowStore<Id extends string, Row extends { readonly id: Id }> {
  get(id: Id): Row | undefined
  order(): RowOrder<Id>
  /** Returns its undo. */
  onRow(id: Id, listener: () => void): () => void
  /** Returns its undo. */
  onOrder(listener: () => void): () => void
  replace(rows: readonly Row[]): void
  change(put?: readonly Row[], remove?: readonly Id[]): void
  /** Which rows are shown; the same function shows the same ones. */
  filter(isShown: (row: Row) => boolean): void
}

/** @param compare never 0 for two rows */
export function createRowStore<Id extends string, Row extends { readonly id: Id }>(
  compare: (one: Row, other: Row) => number,
): RowStore<Id, Row> {
  const rows = new Map<Id, Row>()
  const rowListeners = new Map<Id, Set<() => void>>()
  const orderListeners = new Set<() => void>()
  let isShown: (row: Row) => boolean = () => true
  let shown: Row[] = []
  let ids: Id[] = []
  let order: RowOrder<Id> = { ids }

  /** Where the row is, or belongs. */
  function placeOf(row: Row): number {
    let [low, high] = [0, shown.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = shown[middle]
      if (other && compare(other, row) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  /** @returns whether the order changed */
  function move(before: Row | undefined, after: Row | undefined): boolean {
    const [was, is] = [before && isShown(before), after && isShown(after)]
    if (!was && !is) return false
    if (was && is && before && after && compare(before, after) === 0) {
      shown[placeOf(before)] = after
      return false
    }
    if (was && before) {
      const place = placeOf(before)
      shown.splice(place, 1)
      ids.splice(place, 1)
    }
    if (is && after) {
      const place = placeOf(after)
      shown.splice(place, 0, after)
      ids.splice(place, 0, after.id)
    }
    return true
  }

  function rebuild(): void {
    shown = [...rows.values()].filter(isShown).sort(compare)
    ids = shown.map(row => row.id)
    tellOrder()
  }

  function tellOrder(): void {
    order = { ids }
    for (const listener of orderListeners) listener()
  }

  function tellRow(id: Id): void {
    for (const listener of rowListeners.get(id) ?? []) listener()
  }

  return {
    get: id => rows.get(id),
    order: () => order,
    onRow(id, listener) {
      const listeners = rowListeners.get(id) ?? new Set()
      rowListeners.set(id, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) rowListeners.delete(id)
      }
    },
    onOrder(listener) {
      orderListeners.add(listener)
      return () => void orderListeners.delete(listener)
    },
    replace(next) {
      rows.clear()
      for (const row of next) rows.set(row.id, row)
      rebuild()
      for (const id of rowListeners.keys()) tellRow(id)
    },
    change(put = [], remove = []) {
      let isMoved = false
      for (const id of remove) {
        isMoved = move(rows.get(id), undefined) || isMoved
        rows.delete(id)
      }
      for (const row of put) {
        isMoved = move(rows.get(row.id), row) || isMoved
        rows.set(row.id, row)
      }
      if (isMoved) tellOrder()
      for (const id of remove) tellRow(id)
      for (const { id } of put) tellRow(id)
    },
    filter(next) {
      if (next === isShown) return
      isShown = next
      rebuild()
    },
  }
}
