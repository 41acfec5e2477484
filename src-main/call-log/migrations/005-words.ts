import type { Migration } from './migration.ts'

/** What the agent wrote about a call. The tags are a JSON list. */
export const words: Migration = {
  name: '005-words',
  sql: `
    ALTER TABLE calls ADD COLUMN note TEXT;
    ALTER TABLE calls ADD COLUMN disposition TEXT;
    ALTER TABLE calls ADD COLUMN tags TEXT;
  `,
}
