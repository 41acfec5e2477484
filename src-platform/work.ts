import type { AuditDraft } from '#shared/domain/audit.ts'
import type { AgentId, EpochMs } from '#shared/domain/ids.ts'
import { maySeeRoom, type Room } from '#shared/domain/room.ts'
import type { AgentEvent } from '#shared/protocol/events.ts'
import { changedStates, doingOf, readAgentStates, type AgentStates } from './agent-states.ts'
import type { Delivery, DeliveryPort } from './agents/delivery.ts'
import { appendAudit } from './audit/append-audit.ts'
import type { Busy } from './busy.ts'
import type { Clock } from './clock.ts'
import type { Message, User } from './store/records.ts'
import type { Store, Transaction } from './store/store.ts'
import { createTurn } from './turn.ts'
import { toWireAgent, toWireMessage, toWireRoom } from './wire.ts'

/** One decision: what it reads and writes, and what is to be told once that is on disk. */
export interface Work {
  readonly tx: Transaction
  readonly now: EpochMs
  /** Everybody, the disabled included; read once. */
  users(): Promise<readonly User[]>
  /** Call before anything changes that may make agents free, ringing or busy: the difference is told at the end. */
  noteAgentStates(): Promise<void>
  tell(deliveries: readonly Delivery[]): void
  tellEverybody(event: AgentEvent): Promise<void>
  /** Everybody is shown the agent as this decision leaves them. */
  tellAgent(user: User): Promise<void>
  /** To whoever could see the room before, or can now. */
  tellRoom(before: Room | undefined, after: Room): Promise<void>
  tellMessage(type: 'message.added' | 'message.updated', room: Room, message: Message): Promise<void>
  /** To whoever may see the room. */
  tellViewers(room: Room, event: AgentEvent): Promise<void>
  /** Puts a deed on record, with this decision or not at all. */
  audit(draft: AuditDraft): Promise<void>
  /** Runs once everything is on disk and told, before the next decision. It must not throw. */
  afterCommit(task: () => void): void
}

/** Makes decisions one after another, so that agents are told of them in the order in which they were made. */
export interface Decisions {
  /** All or nothing: a rejected promise has changed and told nothing. `decide` may be run again from its start. */
  run<T>(decide: (work: Work) => Promise<T>): Promise<T>
}

export function createDecisions(parts: {
  readonly store: Store
  readonly clock: Clock
  readonly delivery: DeliveryPort
  readonly busy: Busy
  /** What was just delivered, for whoever follows along. */
  readonly told?: (deliveries: readonly Delivery[]) => void
}): Decisions {
  const { store, clock, delivery, busy, told } = parts
  const inTurn = createTurn()
  return {
    run: decide =>
      busy.track(
        inTurn(async () => {
          const { value, deliveries, tasks } = await store.transaction(async tx => {
            const open = openWork(tx, clock.now())
            const value = await decide(open.work)
            await open.tellChangedStates()
            return { value, deliveries: open.deliveries, tasks: open.tasks }
          })
          if (deliveries.length > 0) {
            delivery.deliver(deliveries)
            told?.(deliveries)
          }
          for (const task of tasks) task()
          return value
        }),
      ),
  }
}

function openWork(tx: Transaction, now: EpochMs) {
  const deliveries: Delivery[] = []
  const tasks: (() => void)[] = []
  let everybody: Promise<readonly User[]> | undefined
  let before: AgentStates | undefined
  /** As this decision left them: `users` was read before. */
  const changedUsers = new Map<AgentId, User>()

  const users = () => (everybody ??= tx.users.all())
  const readStates = () => readAgentStates(tx)

  async function tellThose(who: (user: User) => boolean, event: AgentEvent): Promise<void> {
    for (const user of await users()) {
      if (!user.disabled && who(user)) deliveries.push({ agentId: user.id, event })
    }
  }

  /** Each sees what is for them. */
  async function tellOf(user: User, states: AgentStates): Promise<void> {
    const doing = doingOf(states, user.id)
    const forViewer = (viewer?: AgentId): AgentEvent => ({
      type: 'agent.updated',
      data: { agent: toWireAgent(user, doing, viewer) },
    })
    await tellThose(({ id }) => id !== user.id, forViewer())
    await tellThose(({ id }) => id === user.id, forViewer(user.id))
  }

  const work: Work = {
    tx,
    now,
    users,
    async noteAgentStates() {
      before ??= await readStates()
    },
    tell: more => void deliveries.push(...more),
    tellEverybody: event => tellThose(() => true, event),
    async tellAgent(user) {
      changedUsers.set(user.id, user)
      await tellOf(user, await readStates())
    },
    tellRoom: (was, room) =>
      tellThose(user => maySeeRoom(user, room) || (was !== undefined && maySeeRoom(user, was)), {
        type: 'room.updated',
        data: { room: toWireRoom(room) },
      }),
    tellMessage: (type, room, message) =>
      tellThose(user => maySeeRoom(user, room), { type, data: { message: toWireMessage(message) } }),
    tellViewers: (room, event) => tellThose(user => maySeeRoom(user, room), event),
    audit: draft => appendAudit(tx, draft, now),
    afterCommit: task => void tasks.push(task),
  }

  async function tellChangedStates(): Promise<void> {
    if (!before) return
    const after = await readStates()
    const changed = changedStates(before, after)
    for (const user of await users()) {
      if (changed.has(user.id)) await tellOf(changedUsers.get(user.id) ?? user, after)
    }
  }

  return { work, deliveries, tasks, tellChangedStates }
}

/** A decision of which nobody is told: before the doors open nobody is there. What it does after the commit is not done. */
export const quietWork = (tx: Transaction, now: EpochMs): Work => openWork(tx, now).work

/** Names as of this decision. */
export async function namesOf(work: Work): Promise<(id: AgentId) => string> {
  const names = new Map((await work.users()).map(user => [user.id, user.name]))
  return id => names.get(id) ?? id
}
