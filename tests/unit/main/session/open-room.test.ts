import { beforeEach, describe, expect, it } from 'vitest'
import { roomIdSchema } from '#shared/domain/ids.ts'
import type { Thread } from '#shared/session/thread.ts'
import { RequestError } from '../../../../src-main/connection/request-error.ts'
import { OpenRoom } from '../../../../src-main/session/open-room.ts'
import { aMessage, anEvent, aRoom } from '../../../support/builders/wire.ts'
import { manualClock, settled } from '../../../support/manual-clock.ts'
import { recordingLog } from '../../../support/recording-log.ts'
import { type ScriptedRequests, scriptedRequests } from './scripted-requests.ts'

const roomId = roomIdSchema.parse('room-1')
const otherId = roomIdSchema.parse('room-2')
const message = (id: string, over: object = {}) =>
  aMessage({ id, at: `2026-11-23T09:00:0${id.at(-1)}.000Z`, ...over })

let requests: ScriptedRequests
let room: OpenRoom
let thread: Thread | null

beforeEach(() => {
  requests = scriptedRequests()
  thread = null
  room = new OpenRoom({
    connection: requests,
    clock: manualClock(),
    log: recordingLog(),
    onChange: next => {
      thread = next
    },
  })
})

async function openWith(messages: readonly object[]): Promise<void> {
  const opened = room.open(roomId)
  requests.grant('rooms.messages', { messages })
  await opened
  requests.grant('rooms.markRead', { room: aRoom() })
}

describe('the open room', () => {
  it('shows its newest messages and marks them read', async () => {
    const opened = room.open(roomId)
    expect(thread).toMatchObject({ status: 'loading', messages: [] })
    requests.grant('rooms.messages', { messages: [message('m1')] })
    await opened
    expect(thread).toMatchObject({ status: 'ready', messages: [{ id: 'm1' }], hasOlder: false })
    expect(requests.asked.map(([method]) => method)).toEqual(['rooms.messages', 'rooms.markRead'])
  })

  it('says when it could not be loaded', async () => {
    const opened = room.open(roomId)
    requests.refuse('rooms.messages', new RequestError('offline', 'No connection.'))
    await expect(opened).rejects.toThrow('No connection.')
    expect(thread?.status).toBe('failed')
  })

  it('follows events, and marks read what arrives while it is open', async () => {
    await openWith([message('m1')])
    room.takeEvent(anEvent(1, 'message.added', { message: message('m2') }))
    room.takeEvent(anEvent(2, 'message.added', { message: message('m3', { roomId: 'room-2' }) }))
    room.takeEvent(anEvent(3, 'message.updated', { message: message('m1', { text: 'Hai' }) }))
    expect(thread?.messages.map(({ id, text }) => [id, text])).toEqual([
      ['m1', 'Hai'],
      ['m2', 'Halo'],
    ])
    expect(requests.asked.filter(([method]) => method === 'rooms.markRead')).toHaveLength(2)
  })

  it('does not put a late page into the room that was opened since', async () => {
    const first = room.open(roomId)
    const second = room.open(otherId)
    requests.grant('rooms.messages', { messages: [message('m9', { roomId: 'room-2' })] })
    await second
    requests.grantFirst('rooms.messages', { messages: [message('m1')] })
    await first
    expect(thread).toMatchObject({ roomId: 'room-2', messages: [{ id: 'm9' }] })
  })

  it('loads older messages before the oldest', async () => {
    const page = Array.from({ length: 50 }, (_, index) =>
      aMessage({ id: `p${index}`, at: new Date(1_000_000 + index).toISOString() }),
    )
    await openWith(page)
    const loaded = room.loadOlder()
    expect(requests.asked.at(-1)).toMatchObject(['rooms.messages', { before: 'p0' }])
    requests.grant('rooms.messages', { messages: [aMessage({ id: 'o1', at: new Date(1).toISOString() })] })
    await loaded
    expect(thread?.messages[0]?.id).toBe('o1')
    expect(thread?.hasOlder).toBe(false)
    await room.loadOlder()
    expect(requests.asked.filter(([method]) => method === 'rooms.messages')).toHaveLength(2)
  })
})

describe('[C4] sending a message', () => {
  const params = { roomId, clientMessageId: 'c1', text: 'Baik' }
  const sent = message('m5', { direction: 'out', text: 'Baik', status: 'sent' })

  it('shows it as on its way, then as sent', async () => {
    await openWith([])
    const sending = room.send(params)
    expect(thread?.outgoing).toMatchObject([{ clientMessageId: 'c1', text: 'Baik' }])
    requests.grant('rooms.send', { message: sent })
    await sending
    expect(thread).toMatchObject({ outgoing: [], messages: [{ id: 'm5' }] })
  })

  it('keeps a failed one, with the reason, through a visit elsewhere, and sends it again under the same id', async () => {
    await openWith([])
    const sending = room.send(params)
    requests.refuse('rooms.send', new RequestError('timed_out', 'No answer.'))
    await expect(sending).rejects.toThrow('No answer.')
    room.close()
    await openWith([])
    expect(thread?.outgoing).toMatchObject([{ clientMessageId: 'c1', failed: 'No answer.' }])
    const again = room.send(params)
    expect(thread?.outgoing).toMatchObject([{ clientMessageId: 'c1' }])
    expect(thread?.outgoing[0]).not.toHaveProperty('failed')
    requests.grant('rooms.send', { message: sent })
    await again
    expect(thread?.outgoing).toEqual([])
  })

  it('shows it once when its event comes before the answer', async () => {
    await openWith([])
    const sending = room.send(params)
    room.takeEvent(anEvent(1, 'message.added', { message: sent }))
    expect(thread).toMatchObject({ outgoing: [], messages: [{ id: 'm5' }] })
    requests.grant('rooms.send', { message: sent })
    await sending
    await settled()
    expect(thread?.messages).toHaveLength(1)
  })
})
