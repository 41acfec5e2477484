/** Runs pieces of work one after another, in the order in which they were asked for; a failed one does not stop the next. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

export function createTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const result = last.then(work)
    // Only the order is passed on; whoever asked for the work hears of its failure.
    last = result.catch(() => undefined)
    return result
  }
}
