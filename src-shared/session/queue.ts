import type { AccountId, AgentId, CallId } from '../domain/ids.ts'
import type { QueueAccount, QueueAgent, QueueCall, QueueChange, QueueSnapshot } from '../protocol/queue.ts'

/** The live queue at one moment. A row is never changed: another object takes its place. [D8] */
export interface Queue {
  readonly calls: ReadonlyMap<CallId, QueueCall>
  readonly agents: ReadonlyMap<AgentId, QueueAgent>
  readonly accounts: ReadonlyMap<AccountId, QueueAccount>
}

const byId = <T extends { readonly id: PropertyKey }>(rows: readonly T[]): Map<T['id'], T> =>
  new Map(rows.map(row => [row.id, row]))

export const queueFromSnapshot = ({ calls, agents, accounts }: QueueSnapshot): Queue => ({
  calls: byId(calls),
  agents: byId(agents),
  accounts: byId(accounts),
})

export const queueToSnapshot = ({ calls, agents, accounts }: Queue): QueueSnapshot => ({
  calls: [...calls.values()],
  agents: [...agents.values()],
  accounts: [...accounts.values()],
})

/** The queue after one change; maps in which nothing changed stay the same. */
export function applyQueueChange(queue: Queue, { calls, agents, accounts }: QueueChange): Queue {
  return {
    calls: withRows(queue.calls, calls?.put, calls?.remove),
    agents: withRows(queue.agents, agents?.put),
    accounts: withRows(queue.accounts, accounts?.put),
  }
}

/**
 * What turns `before` into `after`, for who holds `before`; nothing where they are the same. Rows are told apart by identity.
 * Agents and accounts only come: the wire has no word for their going, and their row simply stays.
 */
export function queueChangeBetween(before: Queue, after: Queue): QueueChange | undefined {
  const put = newRows(before.calls, after.calls)
  const remove =
    before.calls === after.calls ? [] : [...before.calls.keys()].filter(id => !after.calls.has(id))
  const agents = newRows(before.agents, after.agents)
  const accounts = newRows(before.accounts, after.accounts)
  if (put.length + remove.length + agents.length + accounts.length === 0) return undefined
  return {
    ...(put.length + remove.length > 0 && {
      calls: { ...(put.length > 0 && { put }), ...(remove.length > 0 && { remove }) },
    }),
    ...(agents.length > 0 && { agents: { put: agents } }),
    ...(accounts.length > 0 && { accounts: { put: accounts } }),
  }
}

function withRows<T extends { readonly id: PropertyKey }>(
  rows: ReadonlyMap<T['id'], T>,
  put: readonly T[] = [],
  remove: readonly T['id'][] = [],
): ReadonlyMap<T['id'], T> {
  if (put.length + remove.length === 0) return rows
  const after = new Map(rows)
  for (const id of remove) after.delete(id)
  for (const row of put) after.set(row.id, row)
  return after
}

function newRows<Id, T>(before: ReadonlyMap<Id, T>, after: ReadonlyMap<Id, T>): T[] {
  if (before === after) return []
  const rows: T[] = []
  for (const [id, row] of after) if (before.get(id) !== row) rows.push(row)
  return rows
}
