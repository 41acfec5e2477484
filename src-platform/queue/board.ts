import type { AccountId, CallId, EpochMs } from '#shared/domain/ids.ts'
import { queueStage } from '#shared/domain/queue.ts'
import type { WireAgent } from '#shared/protocol/entities.ts'
import type { QueueAccount, QueueCall } from '#shared/protocol/queue.ts'
import type { Queue } from '#shared/session/queue.ts'
import type { Delivery } from '../agents/delivery.ts'
import { doingOf, readAgentStates } from '../agent-states.ts'
import type { CallChange } from '../calls/call-change.ts'
import type { Clock } from '../clock.ts'
import { toWireAgent, type NameOf } from '../wire.ts'
import { namesOf, type Work } from '../work.ts'
import { createAgentRows } from './agent-rows.ts'
import { isSameAccount, renamed, talliesOf, toQueueAccount, toQueueCall } from './queue-rows.ts'
import { createSharedRows } from './shared-rows.ts'

/** The live queue, kept in memory beside the store, so that watching it reads nothing and delays nobody. [D8] */
export interface QueueBoard {
  /** Reads everything anew; the counts of the day are those of calls that began at `dayStart` or later. */
  load(work: Work, dayStart: EpochMs): Promise<void>
  /** A call changed, and that is on disk. */
  callChanged(change: CallChange, nameOf: NameOf): void
  /** What agents are told of each other and of their accounts is true of the queue, too. */
  told(deliveries: readonly Delivery[]): void
  /** As it is now; never changes afterwards. */
  read(): Queue
}

export function createQueueBoard({
  clock,
  changed,
}: {
  readonly clock: Clock
  /** Called after every change, before anybody has read it. */
  readonly changed: () => void
}): QueueBoard {
  const calls = createSharedRows<CallId, QueueCall>()
  const agents = createAgentRows(clock)
  const accounts = createSharedRows<AccountId, QueueAccount>()
  const answerRates = new Map<AccountId, number | null>()
  let countedFrom: EpochMs = 0
  /** Accounts are counted when somebody looks, not at each change. */
  let isCounted = false

  function count(): void {
    if (isCounted) return
    isCounted = true
    const tallies = talliesOf(calls.show().values())
    for (const [id, answerRate] of answerRates) {
      const row = toQueueAccount(id, tallies.get(id), { answerRate, now: clock.now() })
      const known = accounts.get(id)
      if (!known || !isSameAccount(known, row)) accounts.put(id, row)
    }
  }

  /** The calls that name this person do so by the new name, too. */
  function putAgent(agent: WireAgent): void {
    const known = agents.show().get(agent.id)
    agents.put(agent)
    if (!known || known.name === agent.name) return
    for (const call of calls.show().values()) {
      const named = renamed(call, agent)
      if (named !== call) calls.put(call.id, named)
    }
  }

  return {
    async load(work, dayStart) {
      const { tx } = work
      const nameOf = await namesOf(work)
      const states = await readAgentStates(tx)
      const counts = await tx.calls.agentCounts(dayStart)
      calls.replace(
        (await tx.calls.live()).flatMap(call => {
          const stage = queueStage(call)
          return stage ? [[call.id, toQueueCall(call, stage, nameOf)] as const] : []
        }),
      )
      const users = (await work.users()).filter(user => !user.disabled)
      agents.replace(
        users.map(user => toWireAgent(user, doingOf(states, user.id))),
        counts,
      )
      for (const { id, standing } of await tx.accounts.all()) {
        const rate = standing.answerRate
        answerRates.set(id, rate ? rate.answered / rate.offered : null)
      }
      countedFrom = dayStart
      isCounted = false
      work.afterCommit(changed)
    },
    callChanged(change, nameOf) {
      const { after } = change
      const stage = queueStage(after)
      if (stage) calls.put(after.id, toQueueCall(after, stage, nameOf))
      else calls.remove(after.id)
      if (after.offeredAt >= countedFrom) agents.credit(change)
      isCounted = false
      changed()
    },
    told(deliveries) {
      // One event goes to many: it is looked at once.
      for (const event of new Set(deliveries.map(delivery => delivery.event))) {
        if (event.type === 'agent.updated') {
          putAgent(event.data.agent)
          changed()
        } else if (event.type === 'account.updated') {
          const { id, answerRate } = event.data.account
          // Agents are not told how an account stands: their edition of the event says nothing of it.
          if (answerRate === undefined && answerRates.has(id)) continue
          answerRates.set(id, answerRate ?? null)
          isCounted = false
          changed()
        }
      }
    },
    read() {
      count()
      return { calls: calls.show(), agents: agents.show(), accounts: accounts.show() }
    },
  }
}
