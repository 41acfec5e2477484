import SqliteFile from 'better-sqlite3'
import { callerSearchText } from '../../src-platform/store/caller-search.ts'
import { openStore } from '../../src-platform/store/open-store.ts'
import { anEndedCall } from '../support/builders/ended-calls.ts'
import { t0 } from '../support/builders/calls.ts'
import { aUser, anAccount, customerId } from '../support/builders/records.ts'

const agents = Array.from({ length: 20 }, (_, index) => `agent-${index}`)
const callers = 100_000
/** One call begins after another, so that a million of them fill about a year. */
const everyMs = 31_000

/** A database of the platform with so many ended calls, of 100,000 customers and 20 agents. */
export async function fillWithCalls(file: string, count: number): Promise<void> {
  const store = await openStore({ kind: 'sqlite', file })
  await store.transaction(async tx => {
    await tx.accounts.insert(anAccount())
    for (const id of agents) await tx.users.insert(aUser(id))
  })
  await store.close()
  const database = new SqliteFile(file)
  const insertCaller = database.prepare('insert into callers (customer_id, search_text) values (?, ?)')
  const insertCall = database.prepare(
    'insert into calls (id, account_id, direction, state, customer_id, agent_id, provider_call_id, offered_at, ' +
      'answered_at, ended_at, status, reason, changed_at, ring_ms, talk_ms, cost_minor, data) ' +
      "values (?, 'acc1', ?, 'ended', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  )
  database.transaction(() => {
    for (let index = 0; index < callers; index += 1) {
      const customer = callerOf(index)
      insertCaller.run(customer.id, callerSearchText({ ...customer, id: customerId(customer.id) }))
    }
    for (let index = 0; index < count; index += 1) {
      const call = callOf(index)
      const { id, direction, customer, offeredAt, endedAt, status, reason, ringMs, talkMs } = call
      const agent = call.holder?.agentId ?? null
      const answeredAt = call.status === 'answered' ? call.answeredAt : null
      const found = [id, direction, customer.id, agent, call.providerCallId ?? null, offeredAt, answeredAt]
      const ended = [endedAt, status, reason, endedAt, ringMs, talkMs, call.cost?.minor ?? 0]
      insertCall.run(...found, ...ended, JSON.stringify(call))
    }
  })()
  database.close()
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
