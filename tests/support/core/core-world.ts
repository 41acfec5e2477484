import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noConsent } from '#shared/domain/consent.ts'
import { defaultPolicy } from '#shared/domain/policy.ts'
import type { RingGroup } from '#shared/domain/ring-group.ts'
import type { Room } from '#shared/domain/room.ts'
import type { Call } from '#shared/domain/call.ts'
import { createSystemClock } from '../../../src-platform/clock-system.ts'
import { createTestClock, type TestClock } from '../../../src-platform/clock-test.ts'
import { createCore, type Core, type CoreParts } from '../../../src-platform/core.ts'
import { createMediaFiles } from '../../../src-platform/media/media-files.ts'
import { createLogger } from '../../../src-platform/logger.ts'
import { openingEntry } from '../../../src-platform/money/entries.ts'
import type { CoreEvent } from '../../../src-platform/observer.ts'
import { openFreshStore } from '../fresh-store.ts'
import type { Account, Effect, Rate, User } from '../../../src-platform/store/records.ts'
import type { Store } from '../../../src-platform/store/store.ts'
import { t0 } from '../builders/calls.ts'
import { agentId, aUser, anAccount, ringGroupId } from '../builders/records.ts'
import type { Webhook } from '../builders/webhooks.ts'
import { createRecordingDelivery, type RecordingDelivery } from './recording-delivery.ts'
import { createRecordingGraph, type RecordingGraph } from './recording-graph.ts'

/** The platform without its doors, on a real database and a clock that stands; Meta and the desktops write down. */
export interface CoreWorld {
  readonly core: Core
  readonly store: Store
  readonly clock: TestClock
  readonly graph: RecordingGraph
  readonly desktops: RecordingDelivery
  readonly observed: readonly CoreEvent[]
  /** Meta posts, and everything that follows has happened. */
  readonly post: (...webhooks: readonly Webhook[]) => Promise<void>
  readonly settle: () => Promise<void>
  /** What was asked for is decided; what Meta is asked then may still be unanswered. */
  readonly decided: () => Promise<void>
  readonly advance: (byMs: number) => Promise<void>
  /** Every call there is, the oldest first. */
  readonly calls: () => Promise<readonly Call[]>
  /** The only call there is. */
  readonly call: () => Promise<Call>
  readonly effects: () => Promise<readonly Effect[]>
  /**
   * The process is killed and started again: nothing but the store is left of it. Meta's notebook is a new one; whatever
   * the old process still waited for never comes.
   */
  readonly restart: (options?: {
    afterMs?: number
    resume?: boolean
    graph?: RecordingGraph
    store?: Store
    parts?: Partial<CoreParts>
  }) => Promise<CoreWorld>
  readonly close: () => Promise<void>
}

export interface WorldOptions {
  readonly account?: Partial<Account>
  readonly users?: readonly User[]
  readonly ringGroups?: readonly Omit<RingGroup, 'accountId' | 'id'>[]
  readonly rooms?: readonly Room[]
  /** The customers of the rooms have allowed calls for good. */
  readonly permitted?: boolean
  /** IDR 250,000 when absent. */
  readonly balanceMinor?: number
  /** IDR 1,000 for a minute to Indonesia when absent. */
  readonly rates?: readonly Rate[]
  /** Left out: the command line stays shut, as in a process that dies between its commit and its acts. */
  readonly resume?: boolean
  readonly parts?: Partial<CoreParts>
  readonly store?: Store
  /** Meta, where it is more than a notebook. */
  readonly graph?: RecordingGraph
  /** What the clock shows at the start. */
  readonly start?: number
}

/** IDR 1,000 a minute. */
export const toIndonesia: Rate = { countryCode: '62', fromMinute: 0, perMinuteMinor: 100_000 }

/** Ani, Beni and Dewi, online; Ani and Beni in a ring-all group. */
export const threeAgents = (): readonly User[] => ['ani', 'beni', 'dewi'].map(id => aUser(id))
export const frontDesk: Omit<RingGroup, 'accountId' | 'id'> = {
  name: 'Front desk',
  mode: 'ring_all',
  members: [agentId('ani'), agentId('beni')],
}

export async function openWorld(options: WorldOptions = {}): Promise<CoreWorld> {
  const store = options.store ?? (await openFreshStore())
  const users = options.users ?? threeAgents()
  await organise(store, { ...options, users })
  return worldOn(store, {
    users,
    start: options.start ?? t0,
    resume: options.resume ?? true,
    graph: options.graph ?? createRecordingGraph(),
    parts: options.parts ?? {},
    counter: { next: 1 },
    mediaFolder: join(tmpdir(), `dering-core-media-${randomUUID()}`),
  })
}

async function organise(store: Store, options: WorldOptions) {
  const { account, users = [], ringGroups, rooms = [], rates = [toIndonesia] } = options
  const number = anAccount(account)
  await store.transaction(async tx => {
    await tx.accounts.insert(number)
    await tx.ledger.append(openingEntry(number.id, options.balanceMinor ?? 25_000_000, t0))
    for (const rate of rates) await tx.rates.insert(rate)
    for (const user of users) await tx.users.insert(user)
    for (const group of ringGroups ?? [frontDesk]) {
      await tx.ringGroups.save({ ...group, id: ringGroupId(group.name), accountId: number.id })
    }
    for (const room of rooms) {
      await tx.rooms.insert(room, t0)
      if (options.permitted !== true) continue
      await tx.consents.save({ ...noConsent(room.id), permission: { kind: 'permanent' } }, undefined)
    }
  })
}

interface Run {
  readonly users: readonly User[]
  readonly start: number
  readonly resume: boolean
  readonly graph: RecordingGraph
  readonly parts: Partial<CoreParts>
  readonly counter: { next: number }
  /** Made when the first file comes. */
  readonly mediaFolder: string
}

async function worldOn(store: Store, run: Run): Promise<CoreWorld> {
  const { users, graph, counter } = run
  const clock = createTestClock(run.start)
  const desktops = createRecordingDelivery(users.map(user => user.id))
  const observed: CoreEvent[] = []
  const realClock = createSystemClock()
  const core = createCore({
    store,
    clock,
    realClock,
    graph,
    delivery: desktops,
    mediaFiles: createMediaFiles(run.mediaFolder),
    log: createLogger({ level: 'silent', secrets: [] }),
    policy: defaultPolicy,
    newId: () => `id-${counter.next++}`,
    observe: event => observed.push(event),
    webhookRetryMs: [],
    ...run.parts,
  })
  if (run.resume) await core.resume()
  const settle = () => core.settled()
  const calls = () =>
    store.transaction(async tx => {
      const all = new Map<string, Call>()
      for (const user of users) {
        for (const call of await tx.calls.history({ agentId: user.id, limit: 1_000 })) all.set(call.id, call)
      }
      for (const call of await tx.calls.live()) all.set(call.id, call)
      return [...all.values()].sort((one, other) => one.offeredAt - other.offeredAt)
    })
  return {
    core,
    store,
    clock,
    graph,
    desktops,
    observed,
    settle,
    decided: async () => {
      await core.calls.history(agentId('nobody'), {})
    },
    async post(...webhooks) {
      for (const webhook of webhooks) await core.inbox.receive(Buffer.from(JSON.stringify(webhook)))
      await settle()
    },
    advance: byMs => clock.advance(byMs, settle),
    calls,
    async call() {
      const [only, ...others] = await calls()
      if (!only || others.length > 0)
        throw new Error(`Expected one call, found ${others.length + (only ? 1 : 0)}.`)
      return only
    },
    effects: () =>
      store.transaction(tx =>
        tx.effects.inStates(['pending', 'in_flight', 'done', 'refused', 'unknown', 'dropped']),
      ),
    restart: ({
      afterMs = 0,
      resume = true,
      graph: next = createRecordingGraph(),
      store: on = store,
      parts = run.parts,
    } = {}) => worldOn(on, { ...run, start: clock.now() + afterMs, resume, graph: next, parts }),
    async close() {
      await core.stop()
      realClock.stop()
      await store.close()
      rmSync(run.mediaFolder, { recursive: true, force: true })
    },
  }
}
