import { describe, expect, it } from 'vitest'
import { callIdSchema } from '#shared/domain/ids.ts'
import type { WireMessage } from '#shared/protocol/entities.ts'
import type { Thread } from '#shared/session/thread.ts'
import { streamItems } from '../../../../src-renderer/features/inbox/thread/stream-items.ts'
import { logEntry, message, room } from '../../../support/gallery/people.ts'

/** By the machine's own zone, so that days end where the person's do. */
const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime()
const iso = (ms: number) => new Date(ms).toISOString()

const thread = (messages: readonly WireMessage[], change: Partial<Thread> = {}): Thread => ({
  roomId: room(0).id,
  status: 'ready',
  messages,
  hasOlder: false,
  outgoing: [],
  ...change,
})

const text = (index: number, when: number, change: Partial<WireMessage> = {}) =>
  message(index, { at: iso(when), text: `Message ${index}`, ...change })

describe('streamItems', () => {
  it('begins every day with its name', () => {
    const items = streamItems(
      thread([text(1, at(23, 23, 58)), text(2, at(24, 0, 2)), text(3, at(24, 9))]),
      [],
    )
    expect(items.map(item => item.kind)).toEqual(['day', 'message', 'day', 'message', 'message'])
  })

  it('puts together what one side says within minutes', () => {
    const items = streamItems(
      thread([
        text(1, at(24, 9, 0)),
        text(2, at(24, 9, 2)),
        text(3, at(24, 9, 3), { direction: 'out' }),
        text(4, at(24, 9, 30), { direction: 'out' }),
      ]),
      [],
    )
    const edges = items.flatMap(item => (item.kind === 'message' ? [[item.startsGroup, item.endsGroup]] : []))
    expect(edges).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [true, true],
    ])
  })

  it('does not put two days together', () => {
    const items = streamItems(thread([text(1, at(23, 23, 59)), text(2, at(24, 0, 0))]), [])
    expect(items.filter(item => item.kind === 'message').every(item => item.startsGroup)).toBe(true)
  })

  it('[D5] tells a call once: by the platform’s note, with what the log knows of it', () => {
    const entry = logEntry(0, { callId: 'k1', startedAt: at(24, 9), endedAt: at(24, 9, 3) })
    const note = text(1, at(24, 9, 3), { kind: 'call', callId: callIdSchema.parse('k1'), text: undefined })
    const items = streamItems(thread([note]), [entry])
    expect(items.filter(item => item.kind === 'call')).toEqual([
      { kind: 'call', key: note.id, at: at(24, 9, 3), direction: 'inbound', entry },
    ])
  })

  it('[D5] tells a call that the platform has not noted, in its place', () => {
    const entry = logEntry(0, { callId: 'k1', startedAt: at(24, 9, 1), endedAt: at(24, 9, 3) })
    const items = streamItems(thread([text(1, at(24, 9, 0)), text(2, at(24, 9, 5))]), [entry])
    expect(items.map(item => item.kind)).toEqual(['day', 'message', 'call', 'message'])
  })

  it('keeps older calls back until the messages of their time are loaded', () => {
    const entry = logEntry(0, { callId: 'k1', startedAt: at(20, 9) })
    const messages = [text(1, at(24, 9))]
    const kinds = (hasOlder: boolean) =>
      streamItems(thread(messages, { hasOlder }), [entry]).map(item => item.kind)
    expect(kinds(true)).not.toContain('call')
    expect(kinds(false)).toContain('call')
  })

  it('keeps what is being sent at the end', () => {
    const outgoing = [{ clientMessageId: 'o1', text: 'On its way', at: iso(at(24, 9)) }]
    const items = streamItems(thread([text(1, at(24, 9, 1), { direction: 'out' })], { outgoing }), [])
    expect(items.at(-1)).toMatchObject({ kind: 'outgoing', key: 'o1', startsGroup: false })
  })

  it('shows what happened to the conversation as notes', () => {
    const kinds = ['system', 'consent_reply'] as const
    const messages = kinds.map((kind, index) => text(index, at(24, 9, index), { kind }))
    expect(streamItems(thread(messages), []).map(item => item.kind)).toEqual(['day', 'note', 'note'])
  })
})
