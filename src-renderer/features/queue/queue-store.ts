import type { AccountId, AgentId, CallId } from '#shared/domain/ids.ts'
import { type QueueStage, queueStages } from '#shared/domain/queue.ts'
import type { QueueNews } from '#shared/ipc/queue-news.ts'
import type { QueueAccount, QueueAgent, QueueCall } from '#shared/protocol/queue.ts'
import { createRowStore, type RowStore } from './row-store.ts'

/** The live queue as the window draws it. [D8] */
export interface QueueStore {
  readonly calls: RowStore<CallId, QueueCall>
  readonly agents: RowStore<AgentId, QueueAgent>
  readonly accounts: RowStore<AccountId, QueueAccount>
  take(news: QueueNews): void
}

/** Where a call stands; an older platform does not say, and then its state does. */
export const stageOf = ({ stage, state }: QueueCall): QueueStage =>
  stage ?? (state === 'connected' ? 'connected' : 'ringing')

const rankOfStage = (call: QueueCall): number => queueStages.indexOf(stageOf(call))
const byId = (one: { readonly id: string }, other: { readonly id: string }): number =>
  one.id < other.id ? -1 : Number(one.id > other.id)

/** Who waits at nobody's desk first, then who rings, then who speaks; in each the longest first. */
export const byUrgency = (one: QueueCall, other: QueueCall): number =>
  rankOfStage(one) - rankOfStage(other) || byText(one.offeredAt, other.offeredAt) || byId(one, other)

const byText = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

const rankOfPresence = { online: 0, away: 1, offline: 2 } as const
const byPresence = (one: QueueAgent, other: QueueAgent): number =>
  rankOfPresence[one.presence] - rankOfPresence[other.presence] ||
  one.name.localeCompare(other.name) ||
  byId(one, other)

export function createQueueStore(): QueueStore {
  const calls = createRowStore<CallId, QueueCall>(byUrgency)
  const agents = createRowStore<AgentId, QueueAgent>(byPresence)
  const accounts = createRowStore<AccountId, QueueAccount>(byId)
  return {
    calls,
    agents,
    accounts,
    take(news) {
      if (news.kind === 'snapshot') {
        calls.replace(news.snapshot.calls)
        agents.replace(news.snapshot.agents)
        accounts.replace(news.snapshot.accounts)
        return
      }
      const { change } = news
      if (change.calls) calls.change(change.calls.put, change.calls.remove)
      if (change.agents) agents.change(change.agents.put, change.agents.remove)
      if (change.accounts) accounts.change(change.accounts.put)
    },
  }
}
