import { afterEach, describe, expect, it } from 'vitest'
import type { Room } from '#shared/domain/room.ts'
import { t0 } from '../../support/builders/calls.ts'
import { aRoom, aUser, agentId, roomId } from '../../support/builders/records.ts'
import { customerWrites, messageStatus } from '../../support/builders/webhooks.ts'
import { withFacts } from '../../support/builders/with-facts.ts'
import { openWorld, threeAgents, type CoreWorld } from '../../support/core/core-world.ts'
import { valueOf } from '../../support/core/outcomes.ts'

const hour = 3_600_000
const anisRoom = aRoom({ state: 'assigned', assignedTo: agentId('ani'), windowUntil: t0 + 24 * hour })

let world: CoreWorld
afterEach(() => world.close())
const open = async (room: Room = anisRoom) => {
  const users = [...threeAgents(), aUser('sari', { role: 'supervisor' })]
  world = await openWorld({ users, rooms: [room] })
  return world.core.rooms
}
const seenBy = (agent: string) => world.desktops.of('room.updated', agent).at(-1)?.room

describe('handing a room on', () => {
  it('[C1] an agent takes one that nobody has, and who may not see it any more is told so', async () => {
    const rooms = await open(aRoom())
    const { room } = await valueOf(rooms.assign(agentId('beni'), { roomId: anisRoom.id }))
    expect(room).toMatchObject({ state: 'assigned', assignedTo: 'beni' })
    // Ani saw it before: her screen learns that it went.
    for (const agent of ['ani', 'beni', 'sari']) expect(seenBy(agent)).toEqual(room)
  })

  it('[C1] a supervisor gives it to somebody else, on every screen that saw or sees it', async () => {
    const rooms = await open()
    await valueOf(rooms.assign(agentId('sari'), { roomId: anisRoom.id, agentId: agentId('dewi') }))
    for (const agent of ['ani', 'dewi', 'sari']) expect(seenBy(agent)).toMatchObject({ assignedTo: 'dewi' })
    expect(world.desktops.seenBy('beni')).toEqual([])
  })

  it('[C1] to nobody who is not there, and not by who may not see it', async () => {
    const rooms = await open()
    expect(await rooms.assign(agentId('sari'), { roomId: anisRoom.id, agentId: agentId('nobody') })).toEqual({
      ok: false,
      unknownId: 'agentId',
    })
    expect(await rooms.assign(agentId('beni'), { roomId: anisRoom.id })).toEqual({
      ok: false,
      unknownId: 'roomId',
    })
    expect(await rooms.resolve(agentId('sari'), roomId('nowhere'))).toEqual({
      ok: false,
      unknownId: 'roomId',
    })
  })

  it('[C1] resolved, written into, and given back to its last agent', async () => {
    const rooms = await open()
    await valueOf(rooms.resolve(agentId('ani'), anisRoom.id))
    expect(seenBy('ani')).toMatchObject({ state: 'resolved', assignedTo: 'ani' })
    await world.post(customerWrites('Masih rusak'))
    expect(seenBy('beni')).toMatchObject({ state: 'unassigned' })
    const { room } = await valueOf(rooms.reopen(agentId('sari'), anisRoom.id))
    expect(room).toMatchObject({ state: 'assigned', assignedTo: 'ani' })
  })

  it('[C1] tells nobody where nothing changes', async () => {
    const rooms = await open()
    await valueOf(rooms.reopen(agentId('ani'), anisRoom.id))
    await valueOf(rooms.assign(agentId('ani'), { roomId: anisRoom.id }))
    expect(world.desktops.deliveries).toEqual([])
  })

  it('[P6] resolving closes a request that waits for its answer', async () => {
    const conversation = { category: 'service', expiresAt: t0 + 24 * hour } as const
    const rooms = await open({ ...anisRoom, conversation })
    const ask = { roomId: anisRoom.id, requestId: 'q1', caption: 'Boleh kami telepon?' }
    await valueOf(world.core.consents.ask(agentId('ani'), ask))
    expect(world.desktops.of('consent.updated', 'ani').at(-1)).toMatchObject({
      consent: { status: 'pending' },
    })
    await valueOf(rooms.resolve(agentId('ani'), anisRoom.id))
    expect(world.desktops.of('consent.updated', 'ani').at(-1)).toMatchObject({ consent: { status: 'none' } })
  })
})

describe('conversations', () => {
  const sendOne = async () => {
    const rooms = await open(aRoom({ ...anisRoom, conversation: undefined }))
    await valueOf(rooms.send(agentId('ani'), { roomId: anisRoom.id, clientMessageId: 'c1', text: 'Halo' }))
  }
  const statusWith = (facts: object) =>
    withFacts(messageStatus('wamid.out-1', 'sent', { at: t0 }), 'statuses', facts)

  it.each([
    ['utility', { pricing: { category: 'utility' } }, t0 + 24 * hour],
    ['marketing', { pricing: { category: 'marketing' } }, t0 + 24 * hour],
    ['authentication', { pricing: { category: 'authentication' } }, t0 + 24 * hour],
    [
      'free_entry_point',
      { conversation: { origin: { type: 'referral_conversion' } }, pricing: { category: 'service' } },
      t0 + 72 * hour,
    ],
    [
      'free_entry_point',
      {
        conversation: {
          origin: { type: 'referral_conversion' },
          expiration_timestamp: String((t0 + 50 * hour) / 1_000),
        },
      },
      t0 + 50 * hour,
    ],
  ])('[C2] %s is opened by the word of Meta', async (category, facts, expiresAt) => {
    await sendOne()
    await world.post(statusWith(facts))
    expect(seenBy('ani')?.conversation).toEqual({ category, expiresAt: new Date(expiresAt).toISOString() })
  })

  it('[C2] a service conversation is opened by the customer alone', async () => {
    await sendOne()
    await world.post(statusWith({ pricing: { category: 'service' } }))
    expect(seenBy('ani')?.conversation).toBeUndefined()
  })
})
