import { describe, expect, it } from 'vitest'
import { assignRoom, reopenRoom, resolveRoom, type RoomMove } from '#shared/domain/room-handing.ts'
import { defaultPolicy } from '#shared/domain/policy.ts'
import { roomAfterConversation, roomAfterCustomerContact } from '#shared/domain/room.ts'
import { t0 } from '../../../support/builders/calls.ts'
import { aRoom, agentId } from '../../../support/builders/records.ts'

const [ani, beni, sari] = [agentId('ani'), agentId('beni'), agentId('sari')]
const asAni = { id: ani, role: 'agent' } as const
const asBeni = { id: beni, role: 'agent' } as const
const asSari = { id: sari, role: 'supervisor' } as const

const unassigned = aRoom()
const anis = aRoom({ state: 'assigned', assignedTo: ani })
const resolved = aRoom({ state: 'resolved', assignedTo: ani })

/** State and owner, or why not. */
const told = (move: RoomMove) => (move.ok ? [move.room.state, move.room.assignedTo] : move.refusal.reason)

describe('giving a room', () => {
  it.each([
    ['an agent takes one that nobody has', unassigned, asAni, ani, ['assigned', 'ani']],
    ['an agent gives none away', unassigned, asAni, beni, 'forbidden_role'],
    ["an agent takes no other's", anis, asBeni, beni, 'not_your_room'],
    ['an agent takes back what was theirs', resolved, asAni, ani, ['assigned', 'ani']],
    ["an agent takes none that was another's", resolved, asBeni, beni, 'not_your_room'],
    ['a supervisor gives any to anybody', anis, asSari, beni, ['assigned', 'beni']],
    ['a supervisor gives a resolved one to anybody', resolved, asSari, beni, ['assigned', 'beni']],
    ['a supervisor takes one', unassigned, asSari, sari, ['assigned', 'sari']],
  ] as const)('[C1] %s', (_, room, mover, to, expected) => {
    expect(told(assignRoom(room, mover, to))).toEqual(expected)
  })

  it('[C1] changes nothing where the agent has it already', () => {
    const move = assignRoom(anis, asAni, ani)
    expect(move.ok && move.room).toBe(anis)
  })
})

describe('settling a room', () => {
  it.each([
    ['an agent settles an own one, and stays known', anis, asAni, ['resolved', 'ani']],
    ["an agent settles no other's", anis, asBeni, 'not_your_room'],
    ['an agent settles none that nobody has', unassigned, asAni, 'not_your_room'],
    ['a supervisor settles any', anis, asSari, ['resolved', 'ani']],
    ['a supervisor settles one that nobody has', unassigned, asSari, ['resolved', undefined]],
  ] as const)('[C1] %s', (_, room, mover, expected) => {
    expect(told(resolveRoom(room, mover))).toEqual(expected)
  })
})

describe('opening a room again', () => {
  const everybody = (): boolean => true
  const nobody = (): boolean => false
  it.each([
    ['its last agent gets it back', resolved, asAni, everybody, ['assigned', 'ani']],
    ['a supervisor gives it back to its last agent', resolved, asSari, everybody, ['assigned', 'ani']],
    ['nobody else does', resolved, asBeni, everybody, 'not_your_room'],
    ['it goes to nobody where the last agent has left', resolved, asSari, nobody, ['unassigned', undefined]],
    ['an open one stays', anis, asSari, everybody, ['assigned', 'ani']],
  ] as const)('[C1] %s', (_, room, mover, isThere, expected) => {
    expect(told(reopenRoom(room, mover, isThere))).toEqual(expected)
  })

  it('[C1] goes back to its last agent also after the customer wrote into it', () => {
    const written = roomAfterCustomerContact(resolved, t0, defaultPolicy)
    expect(written).toMatchObject({ state: 'unassigned', assignedTo: undefined })
    expect(told(reopenRoom(written, asSari, everybody))).toEqual(['assigned', 'ani'])
    expect(told(reopenRoom(written, asBeni, everybody))).toBe('not_your_room')
  })
})

describe('conversations', () => {
  const hour = 3_600_000
  it('[C2] the one that lasts longer counts, whichever kind', () => {
    const free = { category: 'free_entry_point', expiresAt: t0 + 72 * hour } as const
    const room = roomAfterConversation(aRoom(), free)
    expect(room.conversation).toEqual(free)
    expect(roomAfterCustomerContact(room, t0 + 48 * hour - 1, defaultPolicy).conversation).toEqual(free)
    expect(roomAfterCustomerContact(room, t0 + 48 * hour + 1, defaultPolicy).conversation).toEqual({
      category: 'service',
      expiresAt: t0 + 72 * hour + 1,
    })
    expect(roomAfterConversation(room, { category: 'utility', expiresAt: t0 + 72 * hour })).toBe(room)
  })
})
