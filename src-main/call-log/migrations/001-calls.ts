import type { Migration } from './migration.ts'

/** The calls that this desktop saw, each belonging to one agent of one platform, and how far they were reconciled. */
export const calls: Migration = {
  name: '001-calls',
  sql: `
    CREATE TABLE calls (
      owner TEXT NOT NULL,
      call_id TEXT NOT NULL,
      direction TEXT NOT NULL CHECK (direction IN ('inbound', 'outbound')),
      account_id TEXT NOT NULL,
      account_name TEXT NOT NULL,
      room_id TEXT,
      customer_id TEXT NOT NULL,
      customer_name TEXT NOT NULL,
      customer_phone TEXT,
      started_at INTEGER NOT NULL,
      answered_at INTEGER,
      ended_at INTEGER,
      status TEXT NOT NULL CHECK (status IN ('live', 'answered', 'unanswered', 'elsewhere')),
      reason TEXT,
      answered_by TEXT,
      ring_ms INTEGER,
      talk_ms INTEGER,
      PRIMARY KEY (owner, call_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX calls_by_start ON calls (owner, started_at DESC, call_id DESC);
    CREATE INDEX calls_by_direction ON calls (owner, direction, started_at DESC, call_id DESC);
    CREATE INDEX calls_by_status ON calls (owner, direction, status, started_at DESC, call_id DESC);
    CREATE INDEX calls_live ON calls (owner, started_at) WHERE status = 'live';
    CREATE TABLE reconciled (
      owner TEXT PRIMARY KEY,
      until INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
}
