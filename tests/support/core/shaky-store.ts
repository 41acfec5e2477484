import type { Store } from '../../../src-platform/store/store.ts'

/** A store whose database goes away and comes back. */
export interface ShakyStore extends Store {
  /** How many transactions were refused since it went away. */
  readonly refused: number
  /** So many transactions succeed, then none until it is back. */
  goAwayAfter(transactions: number): void
  comeBack(): void
}

export function shaken(store: Store): ShakyStore {
  let left = Infinity
  let refused = 0
  return {
    ...store,
    get refused() {
      return refused
    },
    goAwayAfter(transactions) {
      left = transactions
      refused = 0
    },
    comeBack() {
      left = Infinity
    },
    transaction(work) {
      if (left > 0) {
        left -= 1
        return store.transaction(work)
      }
      refused += 1
      return Promise.reject(new Error('The database is away.'))
    },
  }
}
