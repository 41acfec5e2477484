import type { AgentId } from '#shared/domain/ids.ts'
import { creditsOf } from '#shared/domain/queue.ts'
import type { WireAgent } from '#shared/protocol/entities.ts'
import type { QueueAgent } from '#shared/protocol/queue.ts'
import type { CallChange } from '../calls/call-change.ts'
import type { Clock } from '../clock.ts'
import { toWireTime } from '../wire.ts'
import { createSharedRows } from './shared-rows.ts'

/** Calls of the day. */
interface DayCount {
  readonly answered: number
  readonly missed: number
}

/** The people of the live queue: whoever may work, with what the day has brought them. [D8] */
export interface AgentRows {
  replace(agents: readonly WireAgent[], counts: ReadonlyMap<AgentId, DayCount>): void
  /** Takes the row away of whoever may not work any more. */
  put(agent: WireAgent): void
  /** What a call of the day brings to whom it concerned. */
  credit(change: CallChange): void
  /** As it is now; never changes afterwards. */
  show(): ReadonlyMap<AgentId, QueueAgent>
}

const nothingYet: DayCount = { answered: 0, missed: 0 }

export function createAgentRows(clock: Clock): AgentRows {
  const rows = createSharedRows<AgentId, QueueAgent>()
  /** Also of people without a row: they may come back today. */
  let counts = new Map<AgentId, DayCount>()

  function rowOf(agent: WireAgent, since: string | undefined): QueueAgent {
    const { answered, missed } = counts.get(agent.id) ?? nothingYet
    // How long one's own note may take is nobody else's business.
    const { wrapUp: _, ...shown } = agent
    return { ...shown, ...(since !== undefined && { since }), answeredToday: answered, missedToday: missed }
  }

  function add(id: AgentId, what: keyof DayCount, by: 1 | -1): void {
    const before = counts.get(id) ?? nothingYet
    counts.set(id, { ...before, [what]: before[what] + by })
    const row = rows.get(id)
    if (row) rows.put(id, rowOf(row, row.since))
  }

  return {
    replace(agents, next) {
      counts = new Map(next)
      rows.replace(agents.map(agent => [agent.id, rowOf(agent, rows.get(agent.id)?.since)]))
    },
    put(agent) {
      if (agent.disabled) return rows.remove(agent.id)
      const known = rows.get(agent.id)
      const isSame = known?.presence === agent.presence && known.state === agent.state
      rows.put(agent.id, rowOf(agent, isSame ? known.since : toWireTime(clock.now())))
    },
    credit({ before, after }) {
      const [was, is] = [before && creditsOf(before), creditsOf(after)]
      for (const id of is.answered) add(id, 'answered', 1)
      for (const id of is.missed) add(id, 'missed', 1)
      for (const id of was?.answered ?? []) add(id, 'answered', -1)
      for (const id of was?.missed ?? []) add(id, 'missed', -1)
    },
    show: () => rows.show(),
  }
}
