import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '../../../src-platform/store/open-store.ts'
import type { Store } from '../../../src-platform/store/store.ts'
import { makeQuickFolder } from '../../support/quick-folder.ts'
import { findPostgres, startPostgres, type PostgresServer } from '../../support/postgres.ts'

/** Opens a fresh store of one kind, again and again, and closes whatever it opened. */
export interface StoreSource {
  readonly name: Store['kind']
  start(): Promise<void>
  open(): Promise<Store>
  /** An empty place that `reopen` opens: for a database that an earlier version made. */
  makePlace(): Promise<string>
  /** The store that was opened last, once more: what is on disk. */
  reopen(): Promise<Store>
  /** Where the store that was opened last is kept. */
  readonly location: () => string
  stop(): Promise<void>
}

function sqliteSource(): StoreSource {
  let folder = ''
  let count = 0
  const open: Store[] = []
  const file = () => join(folder, `${count}.sqlite`)
  const openFile = async () => {
    const store = await openStore({ kind: 'sqlite', file: file() })
    open.push(store)
    return store
  }
  return {
    name: 'sqlite',
    location: file,
    start: async () => {
      folder = makeQuickFolder('dering-store-')
    },
    open: () => {
      count += 1
      return openFile()
    },
    makePlace: async () => {
      count += 1
      return file()
    },
    reopen: openFile,
    stop: async () => {
      for (const store of open) await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function postgresSource(): StoreSource {
  let server: PostgresServer | undefined
  let url = ''
  const open: Store[] = []
  const openUrl = async () => {
    const store = await openStore({ kind: 'postgres', url })
    open.push(store)
    return store
  }
  const makePlace = async () => {
    if (!server) throw new Error('The server has not been started.')
    url = await server.createDatabase()
    return url
  }
  return {
    name: 'postgres',
    location: () => url,
    start: async () => {
      server = await startPostgres()
    },
    open: async () => {
      await makePlace()
      return openUrl()
    },
    makePlace,
    reopen: openUrl,
    stop: async () => {
      for (const store of open) await store.close()
      await server?.stop()
    },
  }
}

/** Every database that this machine has: SQLite always, PostgreSQL where its server is installed. */
export const storeSources: readonly StoreSource[] =
  findPostgres() === undefined ? [sqliteSource()] : [sqliteSource(), postgresSource()]
