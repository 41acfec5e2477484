import type { WireCall, WireMessage, WireOffer, WireRoom } from '#shared/protocol/entities.ts'
import { callSchema, messageSchema, offerSchema, roomSchema } from '#shared/protocol/entities.ts'
import type { SessionEvent } from '#shared/protocol/events.ts'
import { parseEvent } from '#shared/protocol/events.ts'
import { methods } from '#shared/protocol/methods.ts'
import type { Session } from '#shared/session/session.ts'
import { sessionFromSnapshot } from '#shared/session/session.ts'

const at = '2026-11-23T09:00:00.000Z'

/** Wire values for tests, made by the schemas themselves so that they are never wrong. */
export function aCall(over: object = {}): WireCall {
  return callSchema.parse({
    id: 'call-1',
    direction: 'inbound',
    state: 'offered',
    accountId: 'acc-1',
    roomId: 'room-1',
    customer: { id: '6281234567890', name: 'Budi', phone: '+6281234567890' },
    offeredAt: at,
    ...over,
  })
}

export function anOffer(call: WireCall = aCall(), over: object = {}): WireOffer {
  return offerSchema.parse({ call, sdp: 'v=0', ringUntil: '2026-11-23T09:00:45.000Z', via: 'room', ...over })
}

export function aRoom(over: object = {}): WireRoom {
  return roomSchema.parse({
    id: 'room-1',
    accountId: 'acc-1',
    customer: { id: '6281234567890', name: 'Budi' },
    state: 'assigned',
    assignedTo: 'u-ani',
    unread: 0,
    ...over,
  })
}

export function aMessage(over: object = {}): WireMessage {
  return messageSchema.parse({
    id: 'message-1',
    roomId: 'room-1',
    direction: 'in',
    kind: 'text',
    at,
    text: 'Halo',
    ...over,
  })
}

export function anEvent(seq: number, type: string, data: object, told = at): SessionEvent {
  const parsed = parseEvent({ seq, at: told, type, data })
  if (parsed.kind !== 'event') throw new Error(`Not an event: ${JSON.stringify(parsed)}`)
  return parsed.event
}

/** The session of Ani just after her first hello. */
export function aSession(snapshot: object = {}): Session {
  const hello = methods['session.hello'].result.parse({
    sessionId: 'session-1',
    resumed: false,
    seq: 0,
    serverTime: at,
    me: { id: 'u-ani', name: 'Ani', role: 'agent' },
    snapshot: { accounts: [], agents: [], rooms: [], calls: [], offers: [], waiting: [], ...snapshot },
  })
  if (!hello.snapshot) throw new Error('A new session has a snapshot.')
  return sessionFromSnapshot(hello, hello.snapshot)
}
