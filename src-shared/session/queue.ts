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
    agents: withRows(queue.agents, agents?.put, agents?.remove),
    accounts: withRows(queue.accounts, accounts?.put),
  }
}

/**
 * What turns `before` into `after`, for who holds `before`; nothing where they are the same. Rows are told apart by identity.
 * Accounts only come: the wire has no word for their going.
 */
export function queueChangeBetween(before: Queue, after: Queue): QueueChange | undefined {
  const put = newRows(before.calls, after.calls)
  const remove = goneRows(before.calls, after.calls)
  const agents = newRows(before.agents, after.agents)
  const goneAgents = goneRows(before.agents, after.agents)
  const accounts = newRows(before.accounts, after.accounts)
  const change: QueueChange = {
    ...(put.length + remove.length > 0 && {
      calls: { ...(put.length > 0 && { put }), ...(remove.length > 0 && { remove }) },
    }),
    ...(agents.length + goneAgents.length > 0 && {
      agents: { put: agents, ...(goneAgents.length > 0 && { remove: goneAgents }) },
    }),
    ...(accounts.length > 0 && { accounts: { put: accounts } }),
  }
  return Object.keys(change).length > 0 ? change : undefined
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

const goneRows = <Id, T>(before: ReadonlyMap<Id, T>, after: ReadonlyMap<Id, T>): Id[] =>
  before === after ? [] : [...before.keys()].filter(id => !after.has(id))
