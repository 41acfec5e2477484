import type { Migration } from './migration.ts'

/**
 * Calls are numbered by their start, so that the index for searching can be read newest first. `id` is the start in
 * milliseconds times 2048, plus a number among the calls of that millisecond. What is searched is written by the app; for
 * the calls that are here already it is nearly that, until the platform tells them anew.
 */
export const search: Migration = {
  name: '003-search',
  sql: `
    ALTER TABLE calls RENAME TO calls_before;
    CREATE TABLE calls (
      id INTEGER PRIMARY KEY,
      owner TEXT NOT NULL,
      call_id TEXT NOT NULL,
      direction TEXT NOT NULL CHECK (direction IN ('inbound', 'outbound')),
      account_id TEXT NOT NULL,
      account_name TEXT NOT NULL,
      room_id TEXT,
      customer_id TEXT NOT NULL,
      customer_name TEXT NOT NULL,
      customer_phone TEXT,
      customer_search TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      answered_at INTEGER,
      ended_at INTEGER,
      status TEXT NOT NULL CHECK (status IN ('live', 'answered', 'unanswered', 'elsewhere')),
      reason TEXT,
      ended_by TEXT CHECK (ended_by IN ('agent', 'customer', 'system')),
      answered_by TEXT,
      ring_ms INTEGER,
      talk_ms INTEGER,
      UNIQUE (owner, call_id)
    ) STRICT;
    INSERT INTO calls
      SELECT started_at * 2048 + row_number() OVER (PARTITION BY started_at ORDER BY call_id, owner) - 1,
        owner, call_id, direction, account_id, account_name, room_id, customer_id, customer_name, customer_phone,
        lower(customer_name) || char(10) || coalesce(ltrim(customer_phone, '+'), ''),
        started_at, answered_at, ended_at, status, reason, ended_by, answered_by, ring_ms, talk_ms
      FROM calls_before;
    DROP TABLE calls_before;
    CREATE INDEX calls_by_owner ON calls (owner);
    CREATE INDEX calls_by_direction ON calls (owner, direction);
    CREATE INDEX calls_by_status ON calls (owner, direction, status);
    CREATE INDEX calls_by_customer ON calls (owner, customer_id);
    CREATE INDEX calls_live ON calls (owner, started_at) WHERE status = 'live';
    DELETE FROM reconciled;

    CREATE VIRTUAL TABLE calls_found USING fts5 (
      customer_search, content = 'calls', content_rowid = 'id', tokenize = 'trigram', detail = 'none'
    );
    INSERT INTO calls_found (calls_found) VALUES ('rebuild');
    INSERT INTO calls_found (calls_found, rank) VALUES ('secure-delete', 1);
    CREATE TRIGGER calls_found_insert AFTER INSERT ON calls BEGIN
      INSERT INTO calls_found (rowid, customer_search) VALUES (new.id, new.customer_search);
    END;
    CREATE TRIGGER calls_found_delete AFTER DELETE ON calls BEGIN
      INSERT INTO calls_found (calls_found, rowid, customer_search) VALUES ('delete', old.id, old.customer_search);
    END;
    CREATE TRIGGER calls_found_update AFTER UPDATE OF customer_search ON calls
    WHEN old.customer_search <> new.customer_search BEGIN
      INSERT INTO calls_found (calls_found, rowid, customer_search) VALUES ('delete', old.id, old.customer_search);
      INSERT INTO calls_found (rowid, customer_search) VALUES (new.id, new.customer_search);
    END;
  `,
}
