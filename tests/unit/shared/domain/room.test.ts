import { describe, expect, it } from 'vitest'
import { laterStatus, type MessageStatus } from '#shared/domain/message.ts'
import { defaultPolicy } from '#shared/domain/policy.ts'
import { isWindowOpen, maySeeRoom, roomAfterAnswer, roomAfterCustomerContact } from '#shared/domain/room.ts'
import { t0 } from '../../../support/builders/calls.ts'
import { aRoom, agentId } from '../../../support/builders/records.ts'

const day = 24 * 60 * 60 * 1_000
const ani = agentId('ani')
const assigned = aRoom({ state: 'assigned', assignedTo: ani })
const resolved = aRoom({ state: 'resolved', assignedTo: ani })

describe('a room that the customer writes or calls into', () => {
  const contact = (room = aRoom(), at = t0) => roomAfterCustomerContact(room, at, defaultPolicy)

  it('[C3] [C2] has an open window and a service conversation for 24 h', () => {
    const room = contact()
    expect(room).toMatchObject({
      windowUntil: t0 + day,
      conversation: { category: 'service', expiresAt: t0 + day },
    })
    expect(isWindowOpen(room, t0 + day - 1)).toBe(true)
    expect(isWindowOpen(room, t0 + day)).toBe(false)
  })

  it('[C3] never closes earlier because an older message comes late', () => {
    const late = contact(contact(), t0 - 3_600_000)
    expect(late.windowUntil).toBe(t0 + day)
  })

  it('keeps its owner while it is open, and has none after it was resolved', () => {
    expect(contact(assigned)).toMatchObject({ state: 'assigned', assignedTo: 'ani' })
    expect(contact(resolved)).toMatchObject({ state: 'unassigned', assignedTo: undefined })
  })
})

describe('a room whose call was answered', () => {
  it('[I7] goes to the one who answered, unless it has an owner', () => {
    const beni = agentId('beni')
    expect(roomAfterAnswer(aRoom(), beni)).toMatchObject({ state: 'assigned', assignedTo: 'beni' })
    expect(roomAfterAnswer(resolved, beni)).toMatchObject({ state: 'assigned', assignedTo: 'beni' })
    expect(roomAfterAnswer(assigned, beni)).toBe(assigned)
  })
})

describe('who sees a room', () => {
  it.each([
    ['agent', 'ani', true, true, true],
    ['agent', 'beni', false, true, false],
    ['supervisor', 'sari', true, true, true],
    ['admin', 'adi', true, true, true],
  ] as const)('%s %s', (role, id, own, unassigned, formerly) => {
    const viewer = { role, id: agentId(id) }
    expect(maySeeRoom(viewer, assigned)).toBe(own)
    expect(maySeeRoom(viewer, aRoom())).toBe(unassigned)
    expect(maySeeRoom(viewer, resolved)).toBe(formerly)
  })
})

describe('the status of a message', () => {
  const order: readonly MessageStatus[] = ['pending', 'sent', 'delivered', 'read', 'played']

  it('only ever goes forward, and may skip a step', () => {
    for (const [index, current] of order.entries()) {
      for (const [told, status] of order.entries()) {
        expect(laterStatus(current, status)).toBe(told > index ? status : current)
      }
    }
  })

  it('fails while it was only sent, and not once it was delivered', () => {
    expect(laterStatus('pending', 'failed')).toBe('failed')
    expect(laterStatus('sent', 'failed')).toBe('failed')
    expect(laterStatus('delivered', 'failed')).toBe('delivered')
    expect(laterStatus('failed', 'sent')).toBe('failed')
  })
})
