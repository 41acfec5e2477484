import { expect } from 'vitest'
import type { Room } from '#shared/domain/room.ts'
import type { WireConsent } from '#shared/protocol/entities.ts'
import { t0, holder } from '../builders/calls.ts'
import { aRoom, agentId } from '../builders/records.ts'
import { dialEnds, dialStatus } from '../builders/webhooks.ts'
import { openWorld, type CoreWorld, type WorldOptions } from './core-world.ts'
import { valueOf } from './outcomes.ts'

export const second = 1_000
export const hour = 3_600 * second
export const day = 24 * hour

/** Ani's room with Budi, in a conversation and a window that outlast every test unless told otherwise. */
export const anisRoom = (over: Partial<Room> = {}): Room =>
  aRoom({
    state: 'assigned',
    assignedTo: agentId('ani'),
    conversation: { category: 'service', expiresAt: t0 + 365 * day },
    windowUntil: t0 + 365 * day,
    ...over,
  })

/** What tests of consent do again and again. */
export interface ConsentWorld extends CoreWorld {
  readonly ask: (requestId?: string, agent?: string) => ReturnType<CoreWorld['core']['consents']['ask']>
  readonly check: (agent?: string) => Promise<Awaited<ReturnType<typeof checkOf>>>
  readonly status: () => Promise<WireConsent['status']>
  /** The last that Ani was told. */
  readonly told: () => WireConsent | undefined
  readonly evidence: () => Promise<readonly Record<string, unknown>[]>
  /** Dials, and Meta ends it as `how`. */
  readonly dialled: (how: 'answered' | 'declined' | 'unanswered' | 'failed') => Promise<void>
}

const checkOf = (world: CoreWorld, agent: string) =>
  valueOf(world.core.consents.check(agentId(agent), anisRoom().id))

export async function openConsentWorld(options: WorldOptions = {}): Promise<ConsentWorld> {
  return consentWorldOn(await openWorld({ rooms: [anisRoom()], ...options }))
}

export function consentWorldOn(world: CoreWorld): ConsentWorld {
  const { core, clock, desktops } = world
  const room = anisRoom()

  async function dialled(how: 'answered' | 'declined' | 'unanswered' | 'failed'): Promise<void> {
    const dialId = `dial-${(await world.calls()).length + 1}`
    const placed = await valueOf(core.calls.dial(holder('ani'), { roomId: room.id, dialId, sdp: 'v=0' }))
    const call = (await world.calls()).find(({ id }) => id === placed.id)
    expect(call?.providerCallId).toBeDefined()
    const at = clock.now()
    const named = { id: call?.providerCallId, opaque: placed.id, at }
    await world.post(dialStatus('RINGING', named))
    if (how === 'answered') {
      await world.post(dialStatus('ACCEPTED', named))
      await world.post(dialEnds({ ...named, startedAt: at, endedAt: at + second }))
    } else if (how === 'declined') {
      await world.post(dialStatus('REJECTED', named), dialEnds(named))
    } else {
      await world.post(dialEnds({ ...named, ...(how === 'failed' && { failedWith: 138019 }) }))
    }
  }

  return {
    ...world,
    ask: (requestId = 'ask-1', agent = 'ani') =>
      core.consents.ask(agentId(agent), { roomId: room.id, requestId, caption: 'May we call you?' }),
    check: (agent = 'ani') => checkOf(world, agent),
    status: async () => (await checkOf(world, 'ani')).status,
    told: () => desktops.of('consent.updated', 'ani').at(-1)?.consent,
    evidence: async () => {
      const { events } = await valueOf(
        core.consents.evidence(agentId('adi'), room.accountId, room.customer.id),
      )
      return events as Record<string, unknown>[]
    },
    dialled,
  }
}
