import type { AccountId, AgentId, CallId, EpochMs } from '#shared/domain/ids.ts'
import { creditsOf, queueStage } from '#shared/domain/queue.ts'
import type { WireAgent } from '#shared/protocol/entities.ts'
import type { QueueAccount, QueueAgent, QueueCall } from '#shared/protocol/queue.ts'
import type { Queue } from '#shared/session/queue.ts'
import type { Delivery } from '../agents/delivery.ts'
import { agentStates, stateOf } from '../agent-states.ts'
import type { CallChange } from '../calls/call-change.ts'
import type { Clock } from '../clock.ts'
import { toWireAgent, toWireTime, type NameOf } from '../wire.ts'
import { namesOf, type Work } from '../work.ts'
import { isSameAccount, talliesOf, toQueueAccount, toQueueCall } from './queue-rows.ts'
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
  const agents = createSharedRows<AgentId, QueueAgent>()
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

  function credit(change: CallChange): void {
    const { before, after } = change
    if (after.offeredAt < countedFrom) return
    const [was, is] = [before && creditsOf(before), creditsOf(after)]
    for (const id of is.answered) add(id, 'answeredToday', 1)
    for (const id of is.missed) add(id, 'missedToday', 1)
    for (const id of was?.answered ?? []) add(id, 'answeredToday', -1)
    for (const id of was?.missed ?? []) add(id, 'missedToday', -1)
  }

  function add(id: AgentId, what: 'answeredToday' | 'missedToday', by: 1 | -1): void {
    const row = agents.get(id)
    if (row) agents.put(id, { ...row, [what]: (row[what] ?? 0) + by })
  }

  function putAgent(agent: WireAgent): void {
    const known = agents.get(agent.id)
    const isSame = known?.presence === agent.presence && known.state === agent.state
    const { answeredToday = 0, missedToday = 0 } = known ?? {}
    const since = isSame ? known.since : toWireTime(clock.now())
    agents.put(agent.id, { ...agent, ...(since !== undefined && { since }), answeredToday, missedToday })
  }

  return {
    async load(work, dayStart) {
      const { tx } = work
      const nameOf = await namesOf(work)
      const states = agentStates(await tx.calls.parts())
      const counts = await tx.calls.agentCounts(dayStart)
      calls.replace(
        (await tx.calls.live()).flatMap(call => {
          const stage = queueStage(call)
          return stage ? [[call.id, toQueueCall(call, stage, nameOf)] as const] : []
        }),
      )
      const users = (await work.users()).filter(user => !user.disabled)
      agents.replace(
        users.map(user => {
          const { answered = 0, missed = 0 } = counts.get(user.id) ?? {}
          const since = agents.get(user.id)?.since
          const row = {
            ...toWireAgent(user, stateOf(states, user.id)),
            ...(since !== undefined && { since }),
          }
          return [user.id, { ...row, answeredToday: answered, missedToday: missed }] as const
        }),
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
      credit(change)
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
