/** Rows that change in place until somebody holds them as they are; from then on a copy changes. */
export interface SharedRows<Id, Row> {
  get(id: Id): Row | undefined
  put(id: Id, row: Row): void
  remove(id: Id): void
  /** As they are now: what is handed out never changes. The same map where nothing changed meanwhile. */
  show(): ReadonlyMap<Id, Row>
  replace(rows: Iterable<readonly [Id, Row]>): void
}

export function createSharedRows<Id, Row>(): SharedRows<Id, Row> {
  let rows = new Map<Id, Row>()
  let isShown = false

  function own(): Map<Id, Row> {
    if (isShown) rows = new Map(rows)
    isShown = false
    return rows
  }

  return {
    get: id => rows.get(id),
    put: (id, row) => void own().set(id, row),
    remove: id => {
      if (rows.has(id)) own().delete(id)
    },
    show: () => {
      isShown = true
      return rows
    },
    replace: next => {
      rows = new Map(next)
      isShown = false
    },
  }
}
