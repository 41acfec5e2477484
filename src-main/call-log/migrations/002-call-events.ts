import type { Migration } from './migration.ts'

/** What happened to each call, as this desktop saw it; and who ended it. The details of an event are JSON. */
export const callEvents: Migration = {
  name: '002-call-events',
  sql: `
    ALTER TABLE calls ADD COLUMN ended_by TEXT CHECK (ended_by IN ('agent', 'customer', 'system'));
    CREATE TABLE call_events (
      owner TEXT NOT NULL,
      call_id TEXT NOT NULL,
      at INTEGER NOT NULL,
      what TEXT NOT NULL,
      details TEXT NOT NULL,
      PRIMARY KEY (owner, call_id, at, what)
    ) STRICT, WITHOUT ROWID;
  `,
}
