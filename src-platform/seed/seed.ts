import type { EpochMs } from '#shared/domain/ids.ts'
import type { Store } from '../store/store.ts'

/**
 * Creates the organisation of a seed file where the database is empty; elsewhere it does nothing. Throws `SeedError`, whose
 * message names the path of the fault.
 */
export function applySeed(
  store: Store,
  json: unknown,
  now: EpochMs,
): Promise<'applied' | 'database_not_empty'> {
  throw new Error(`Not built yet for ${store.kind}, ${typeof json} at ${now}.`)
}
