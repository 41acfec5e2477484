import type { Store, StoreLocation } from './store.ts'

/** Opens the store and brings it to the newest form; refuses a database that a newer platform has written. */
export function openStore(location: StoreLocation): Promise<Store> {
  throw new Error(`Not built yet for ${location.kind}.`)
}
