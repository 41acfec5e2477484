import { describe, expect, it } from 'vitest'
import { roomIdSchema } from '#shared/domain/ids.ts'
import {
  addOlderPage,
  applyToThread,
  emptyThread,
  putNewestPage,
  type Thread,
} from '#shared/session/thread.ts'
import type { WireMessage } from '#shared/protocol/entities.ts'
import { aMessage, anEvent } from '../../../support/builders/wire.ts'

const roomId = roomIdSchema.parse('room-1')
const minute = (n: number) => `2026-11-23T09:0${n}:00.000Z`
const message = (n: number) => aMessage({ id: `message-${n}`, at: minute(n) })

describe('thread', () => {
  const ids = (thread: Thread) => thread.messages.map(one => one.id)
  const opened = (...page: readonly WireMessage[]) => putNewestPage(emptyThread(roomId), page, 2)

  it('puts older pages before newer messages, none twice', () => {
    const all = addOlderPage(opened(message(2), message(3)), [message(1), message(2)], 2)
    expect(ids(all)).toEqual(['message-1', 'message-2', 'message-3'])
  })

  it('knows that nothing older exists when a page comes short', () => {
    expect(opened(message(1)).hasOlder).toBe(false)
    expect(opened(message(1), message(2)).hasOlder).toBe(true)
    expect(addOlderPage(opened(message(2), message(3)), [message(1)], 2).hasOlder).toBe(false)
  })

  it('keeps what is older where the newest page, asked for anew, reaches back to it', () => {
    const whole = addOlderPage(opened(message(2), message(3)), [message(1)], 2)
    const again = putNewestPage(whole, [message(3), message(4)], 2)
    expect(ids(again)).toEqual(['message-1', 'message-2', 'message-3', 'message-4'])
    expect(again.hasOlder).toBe(false)
  })

  it('leaves no gap where more was said meanwhile than the newest page holds', () => {
    const again = putNewestPage(opened(message(1), message(2)), [message(5), message(6)], 2)
    expect(ids(again)).toEqual(['message-5', 'message-6'])
    expect(again.hasOlder).toBe(true)
  })

  it('keeps what came while the newest page was on its way', () => {
    const arrived = applyToThread(emptyThread(roomId), anEvent(1, 'message.added', { message: message(3) }))
    expect(ids(putNewestPage(arrived, [message(1), message(2)], 2))).toEqual([
      'message-1',
      'message-2',
      'message-3',
    ])
    const later = applyToThread(
      opened(message(1), message(2)),
      anEvent(1, 'message.added', { message: message(3) }),
    )
    expect(ids(putNewestPage(later, [message(1), message(2)], 2))).toHaveLength(3)
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
