import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import SqliteFile from 'better-sqlite3'
import { Kysely, sql } from 'kysely'
import { rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseFromFutureError, migrate } from '../../../src-platform/store/migrate.ts'
import { ledger } from '../../../src-platform/store/migrations/005-ledger.ts'
import { migrations } from '../../../src-platform/store/migrations/all.ts'
import { openStore } from '../../../src-platform/store/open-store.ts'
import type { Database } from '../../../src-platform/store/schema.ts'
import { sqliteDialect } from '../../../src-platform/store/sqlite.ts'
import { anAccount } from '../../support/builders/records.ts'
import { rawDatabase } from '../../support/raw-database.ts'
import { storeSources } from './stores.ts'

describe('the list of migrations', () => {
  it('is numbered 1, 2, 3 … without gaps', () => {
    expect(migrations.map(step => step.version)).toEqual(migrations.map((_, index) => index + 1))
  })
})

describe.each(storeSources)('migrating $name', source => {
  const raw = () => rawDatabase(source.name, source.location())
  const now = () => 1

  beforeAll(() => source.start())
  afterAll(() => source.stop())

  it('refuses a database that a newer platform has written, and leaves it alone', async () => {
    await source.open()
    const db = raw()
    const future = migrations.length + 1
    await db.insertInto('schema_version').values({ version: future, applied_at: 1 }).execute()
    await db.destroy()
    const opening = source.reopen()
    await expect(opening).rejects.toBeInstanceOf(DatabaseFromFutureError)
    await expect(opening).rejects.toThrow(`version ${future}`)
  })

  it('goes on from the version that it finds, and keeps what is there', async () => {
    const store = await source.open()
    await store.transaction(tx => tx.accounts.insert(anAccount()))
    const db = raw()
    const next = {
      version: migrations.length + 1,
      up: async (open: Kysely<unknown>) => {
        await open.schema.alterTable('accounts').addColumn('colour', 'text').execute()
      },
    }
    await migrate(db, source.name, { now, steps: [...migrations, next] })
    const { rows } = await sql<{ colour: null; name: string }>`select colour, name from accounts`.execute(db)
    expect(rows).toEqual([{ colour: null, name: anAccount().name }])
    await db.destroy()
  })

  it('leaves nothing of a step that fails', async () => {
    await source.open()
    const db = raw()
    const broken = {
      version: migrations.length + 1,
      up: async (open: Kysely<unknown>) => {
        await open.schema.createTable('half').addColumn('id', 'text').execute()
        throw new Error('the second half is missing')
      },
    }
    const steps = [...migrations, broken]
    await expect(migrate(db, source.name, { now, steps })).rejects.toThrow('second half')
    await expect(sql`select * from half`.execute(db)).rejects.toThrow(/half/)
    await db.destroy()
  })
})

describe.each(storeSources)('the ledger on $name', source => {
  beforeAll(() => source.start())
  afterAll(() => source.stop())

  it('[O6] opens with the balance that an account had before there was one', async () => {
    await source.open()
    const db = rawDatabase(source.name, source.location())
    // As it was before the step.
    await sql`drop table ledger`.execute(db)
    await sql`drop index calls_connected_to_customer`.execute(db)
    await sql`alter table accounts add column balance_minor bigint not null default 0`.execute(db)
    await sql`delete from schema_version where version >= ${ledger.version}`.execute(db)
    await sql`
      insert into accounts (id, name, phone_number_id, display_phone, inbound, outbound, ring_seconds,
        callback_permission, missed_call_consent, currency, balance_minor)
      values ('acc1', 'Toko Sinar', '1', '1', 1, 1, 45, 0, 0, 'IDR', 123456789)
    `.execute(db)
    await migrate(db, source.name, { now: () => 1, steps: migrations.slice(0, ledger.version) })
    const { rows } = await sql`select key, reason, amount_minor, balance_minor from ledger`.execute(db)
    expect(rows).toEqual([
      { key: 'opening:acc1', reason: 'opening', amount_minor: 123_456_789, balance_minor: 123_456_789 },
    ])
    await db.destroy()
  })
})

describe.each(storeSources.filter(({ name }) => name === 'postgres'))('several nodes on $name', source => {
  beforeAll(() => source.start())
  afterAll(() => source.stop())

  it('make one database where they start on an empty one at once', async () => {
    await source.makePlace()
    const stores = await Promise.all([1, 2, 3, 4].map(() => source.reopen()))
    for (const store of stores) expect(await store.read(tx => tx.accounts.all())).toEqual([])
  })
})

describe('a SQLite file', () => {
  it('loses nothing with the power, and really deletes what it deletes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dering-pragmas-'))
    const file = join(folder, 'platform.sqlite')
    const db = new Kysely<Database>({ dialect: sqliteDialect(file) })
    const read = async (name: string) => {
      const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db)
      return Object.values(rows[0] ?? {})[0]
    }
    expect(await read('journal_mode')).toBe('wal')
    // 2 is FULL.
    expect(await read('synchronous')).toBe(2)
    expect(await read('foreign_keys')).toBe(1)
    expect(await read('secure_delete')).toBe(1)
    expect(await read('busy_timeout')).toBe(5_000)
    await db.destroy()
    rmSync(folder, { recursive: true, force: true })
  })

  it('finds calls, commands and webhooks by index, not by reading everything', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dering-plans-'))
    const file = join(folder, 'platform.sqlite')
    await (await openStore({ kind: 'sqlite', file })).close()
    const database = new SqliteFile(file)
    const planOf = (query: string) =>
      (database.prepare(`explain query plan ${query}`).all() as { detail: string }[])
        .map(step => step.detail)
        .join('; ')
    const history =
      'select c.data from call_agents a join calls c on c.id = a.call_id where a.agent_id = 1 ' +
      'order by a.offered_at desc, a.call_id desc limit 50'
    expect(planOf(history)).toContain('call_agents_newest_first')
    expect(planOf(history)).not.toContain('TEMP B-TREE')
    expect(planOf("select agent_id from call_agents where part in ('ringing', 'holding')")).toContain(
      'call_agents_by_part',
    )
    expect(
      planOf("select * from effects where call_id = 1 and state = 'pending' order by id limit 1"),
    ).toMatch(/effects_(of_call|by_state)/)
    expect(planOf("select id from inbox where state = 'pending' order by id")).toContain('inbox_by_state')
    expect(
      planOf('select * from messages where room_id = 1 order by at desc, seq desc limit 50'),
    ).not.toContain('TEMP B-TREE')
    const connected =
      "select answered_at from calls where direction = 'outbound' and account_id = 1 and customer_id = 1 " +
      'and answered_at > 5 order by answered_at'
    expect(planOf(connected)).toContain('COVERING INDEX calls_connected_to_customer')
    expect(planOf(connected)).not.toContain('TEMP B-TREE')
    const balance = 'select balance_minor from ledger where account_id = 1 order by seq desc limit 1'
    expect(planOf(balance)).toContain('ledger_of_account')
    expect(planOf(balance)).not.toContain('TEMP B-TREE')
    expect(planOf("select sum(minutes) from ledger where account_id = 1 and month = '2026-11'")).toContain(
      'COVERING INDEX ledger_minutes_of_month',
    )
    expect(planOf('select * from ledger where call_id = 1 order by seq')).toContain('ledger_of_call')
    expect(planOf('update refresh_tokens set revoked_at = 1 where user_id = 1')).toContain(
      'refresh_tokens_by_user',
    )
    expect(planOf('delete from refresh_tokens where expires_at < 1')).toContain('refresh_tokens_by_expiry')
    database.close()
    rmSync(folder, { recursive: true, force: true })
  })
})
