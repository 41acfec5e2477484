import type { Migration } from './migration.ts'

/** From when on calls are kept, by agent, or for all of them under `*`: what was deleted must not be told into the log again. */
export const kept: Migration = {
  name: '004-kept',
  sql: `
    CREATE TABLE kept (
      owner TEXT PRIMARY KEY,
      since INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
}
