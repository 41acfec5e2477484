import { describe, expect, it } from 'vitest'
import { roomIdSchema } from '#shared/domain/ids.ts'
import { addPage, applyToThread, emptyThread } from '#shared/session/thread.ts'
import { aMessage, anEvent } from '../../../support/builders/wire.ts'

const roomId = roomIdSchema.parse('room-1')
const minute = (n: number) => `2026-11-23T09:0${n}:00.000Z`
const message = (n: number) => aMessage({ id: `message-${n}`, at: minute(n) })

describe('thread', () => {
  it('puts older pages before newer messages, none twice', () => {
    const newest = addPage(emptyThread(roomId), [message(2), message(3)], 2)
    const all = addPage(newest, [message(1), message(2)], 2)
    expect(all.messages.map(one => one.id)).toEqual(['message-1', 'message-2', 'message-3'])
  })

  it('knows that nothing older exists when a page comes short', () => {
    expect(addPage(emptyThread(roomId), [message(1)], 2).hasOlder).toBe(false)
    expect(addPage(emptyThread(roomId), [message(1), message(2)], 2).hasOlder).toBe(true)
  })

  it('adds a message of this room once and updates its status in place', () => {
    const added = applyToThread(emptyThread(roomId), anEvent(1, 'message.added', { message: message(1) }))
    const read = aMessage({ id: 'message-1', at: minute(1), status: 'read' })
    const updated = applyToThread(added, anEvent(2, 'message.updated', { message: read }))
    expect(updated.messages).toEqual([read])
  })

  it('leaves messages of other rooms alone', () => {
    const other = aMessage({ roomId: 'room-2' })
    const thread = emptyThread(roomId)
    expect(applyToThread(thread, anEvent(1, 'message.added', { message: other }))).toBe(thread)
  })
})
