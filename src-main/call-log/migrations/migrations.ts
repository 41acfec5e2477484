import { calls } from './001-calls.ts'
import { callEvents } from './002-call-events.ts'
import { search } from './003-search.ts'
import { kept } from './004-kept.ts'
import { words } from './005-words.ts'
import type { Migration } from './migration.ts'

/** In order, never changed, only added to: a database with `user_version` n has had the first n. */
export const migrations: readonly Migration[] = [calls, callEvents, search, kept, words]
