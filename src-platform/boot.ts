import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from './clock.ts'
import { ConfigError, reasonOf, type PlatformConfig } from './config.ts'
import type { Logger } from './logger.ts'
import { applySeed } from './seed/seed.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'

/** The data folder, made where it is missing. Throws a `ConfigError`. */
export function makeDataDir(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new ConfigError(
      'DERING_DATA_DIR',
      `cannot be made (${reasonOf(error)}): name a folder that can be written.`,
      { cause: error },
    )
  }
}

/** The platform's database, brought up to date. Rejects with a `ConfigError`. */
export async function openDatabase(config: PlatformConfig, log: Logger): Promise<Store> {
  const { databaseUrl, dataDir } = config
  try {
    return await openStore(
      databaseUrl === undefined
        ? { kind: 'sqlite', file: join(dataDir, 'platform.sqlite') }
        : { kind: 'postgres', url: databaseUrl },
      // Whoever asks next gets another one, or hears that there is none.
      error => log.warn({ err: error }, 'an idle connection to the database was lost'),
    )
  } catch (error) {
    const variable = databaseUrl === undefined ? 'DERING_DATA_DIR' : 'DERING_DATABASE_URL'
    throw new ConfigError(variable, `names a database that cannot be opened: ${reasonOf(error)}`, {
      cause: error,
    })
  }
}

/** Creates the organisation of the seed file where the database is empty. Rejects with a `ConfigError`. */
export async function seedFrom(
  path: string,
  store: Store,
  { clock, log }: { clock: Clock; log: Logger },
): Promise<void> {
  try {
    const outcome = await applySeed(store, JSON.parse(await readFile(path, 'utf8')), clock.now())
    log.info({ outcome }, 'seed file read')
  } catch (error) {
    throw new ConfigError('DERING_SEED_FILE', `cannot be used: ${reasonOf(error)}`, { cause: error })
  }
}
