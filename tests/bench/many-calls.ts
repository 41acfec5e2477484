import SqliteFile from 'better-sqlite3'
import pg from 'pg'
import { callerSearchText } from '../../src-platform/store/caller-search.ts'
import { openStore } from '../../src-platform/store/open-store.ts'
import type { StoreLocation } from '../../src-platform/store/store.ts'
import { anEndedCall } from '../support/builders/ended-calls.ts'
import { t0 } from '../support/builders/calls.ts'
import { aUser, anAccount, customerId } from '../support/builders/records.ts'

const agents = Array.from({ length: 20 }, (_, index) => `agent-${index}`)
const callers = 100_000
/** One call begins after another, so that a million of them fill about a year. */
const everyMs = 31_000
/** Rows that PostgreSQL is given at once. */
const batch = 5_000

type Value = string | number | null

/** Rows of one table, by the types of its columns. */
interface Rows {
  readonly table: 'callers' | 'calls'
  readonly columns: Readonly<Record<string, 'text' | 'bigint'>>
  readonly count: number
  readonly row: (index: number) => readonly Value[]
}

const manyCallers: Rows = {
  table: 'callers',
  columns: { customer_id: 'text', search_text: 'text' },
  count: callers,
  row(index) {
    const customer = callerOf(index)
    return [customer.id, callerSearchText({ ...customer, id: customerId(customer.id) })]
  },
}

const manyCalls = (count: number): Rows => ({
  table: 'calls',
  columns: {
    id: 'text',
    account_id: 'text',
    direction: 'text',
    state: 'text',
    customer_id: 'text',
    agent_id: 'text',
    provider_call_id: 'text',
    offered_at: 'bigint',
    answered_at: 'bigint',
    ended_at: 'bigint',
    status: 'text',
    reason: 'text',
    changed_at: 'bigint',
    ring_ms: 'bigint',
    talk_ms: 'bigint',
    cost_minor: 'bigint',
    data: 'text',
  },
  count,
  row(index) {
    const call = callOf(index)
    const { id, direction, customer, offeredAt, endedAt, status, reason, ringMs, talkMs } = call
    const agent = call.holder?.agentId ?? null
    const answeredAt = call.status === 'answered' ? call.answeredAt : null
    const found = [id, 'acc1', direction, 'ended', customer.id, agent, call.providerCallId ?? null]
    const ended = [offeredAt, answeredAt, endedAt, status, reason, endedAt]
    return [...found, ...ended, ringMs, talkMs, call.cost?.minor ?? 0, JSON.stringify(call)]
  },
})

/** A database of the platform with so many ended calls, of 100,000 customers and 20 agents. */
export async function fillWithCalls(location: StoreLocation, count: number): Promise<void> {
  const store = await openStore(location)
  await store.transaction(async tx => {
    await tx.accounts.insert(anAccount())
    for (const id of agents) await tx.users.insert(aUser(id))
  })
  await store.close()
  const tables = [manyCallers, manyCalls(count)]
  if (location.kind === 'sqlite') fillSqlite(location.file, tables)
  else await fillPostgres(location.url, tables)
}

function fillSqlite(file: string | Buffer, tables: readonly Rows[]): void {
  const database = new SqliteFile(file)
  database.transaction(() => {
    for (const { table, columns, count, row } of tables) {
      const names = Object.keys(columns)
      const marks = names.map(() => '?')
      const insert = database.prepare(`insert into ${table} (${names.join()}) values (${marks.join()})`)
      for (let index = 0; index < count; index += 1) insert.run(...row(index))
    }
  })()
  database.close()
}

async function fillPostgres(url: string, tables: readonly Rows[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const { table, columns, count, row } of tables) {
    const lists = Object.values(columns).map((type, place) => `$${place + 1}::${type}[]`)
    const insert = `insert into ${table} (${Object.keys(columns).join()}) select * from unnest(${lists.join()})`
    for (let first = 0; first < count; first += batch) {
      const rows = Array.from({ length: Math.min(batch, count - first) }, (_, offset) => row(first + offset))
      await client.query(
        insert,
        lists.map((_, place) => rows.map(values => values[place])),
      )
    }
    // What its own housekeeping does in the background sooner or later.
    await client.query(`vacuum analyze ${table}`)
  }
  await client.end()
}

/** Scattered over the customers without chance, so that every run measures the same. */
const scattered = (index: number, step: number, size: number) => (index * step) % size

function callerOf(index: number) {
  const number = `62812${String(10_000_000 + index)}`
  return { id: number, name: `Pelanggan ${index}`, phone: `+${number}` }
}

function callOf(index: number) {
  const agent = agents[scattered(index, 7, agents.length)]
  const isAnswered = index % 5 !== 0
  const isOutbound = index % 4 === 1
  return anEndedCall({
    id: `call-${String(index).padStart(8, '0')}`,
    direction: isOutbound ? 'outbound' : 'inbound',
    offeredAt: t0 - index * everyMs,
    ringMs: scattered(index, 977, 60_000),
    talkMs: 10_000 + scattered(index, 7_919, 600_000),
    customer: callerOf(scattered(index, 7_919, callers)),
    ...((isAnswered || isOutbound) && agent !== undefined && { agent }),
    answered: isAnswered,
    reason: isAnswered ? 'completed' : isOutbound ? 'not_answered' : 'timed_out',
    ...(isOutbound && isAnswered && { costMinor: 300_000 }),
  })
}
