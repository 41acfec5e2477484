import { describe, expect, it } from 'vitest'
import { callOutcome } from '../../../../src-renderer/store/call-outcome.ts'
import {
  hasHeldCall,
  matchesSearch,
  roomCallState,
  roomOf,
  roomsOfTab,
} from '../../../../src-renderer/store/selectors.ts'
import { initialUiState } from '../../../../src-renderer/store/ui-store.ts'
import { ahead, call, me, room, session } from '../../../support/gallery/people.ts'

const byId = <T extends { readonly id: string }>(...items: readonly T[]) =>
  Object.fromEntries(items.map(item => [item.id, item]))

describe('roomsOfTab', () => {
  const mine = room(0, { lastMessageAt: '2026-11-25T08:00:00Z' })
  const newer = room(1, { lastMessageAt: '2026-11-25T09:00:00Z' })
  const silent = room(2, { lastMessageAt: undefined })
  const waiting = room(3, { state: 'unassigned', assignedTo: undefined })
  const finished = room(4, { state: 'resolved' })
  const another = room(5, { assignedTo: call(0).customer.id as never })
  const rooms = byId(mine, newer, silent, waiting, finished, another)

  it('has the newest first, and rooms without a message last', () => {
    expect(roomsOfTab(rooms, 'mine', me.id)).toEqual([newer, mine, silent])
  })

  it('[C1] has nobody’s rooms apart', () => {
    expect(roomsOfTab(rooms, 'unassigned', me.id)).toEqual([waiting])
  })
})

describe('matchesSearch', () => {
  const budi = room(0)
  it.each([
    ['', true],
    ['  ', true],
    ['santoso', true],
    ['BUDI', true],
    ['0812', true],
    ['+62 812-3456', true],
    ['7890', true],
    ['8', false],
    ['sari', false],
    ['0813', false],
  ])('“%s” means Budi, +62 812 3456 7890: %s', (search, isMeant) => {
    expect(matchesSearch(budi, search)).toBe(isMeant)
  })
})

describe('roomCallState', () => {
  const { id } = room(0)
  const ringing = call(0)
  const connected = call(0, { state: 'connected' })
  const offer = { call: ringing, sdp: 'v=0', ringUntil: ahead(1000), via: 'room' as const }

  it('tells the call that concerns the room', () => {
    expect(roomCallState(session([]), id)).toBe('none')
    expect(roomCallState(session([], { offers: { [ringing.id]: offer } }), id)).toBe('ringing')
    expect(roomCallState(session([], { waiting: byId(ringing) }), id)).toBe('waiting')
    expect(roomCallState(session([], { calls: byId(connected) }), id)).toBe('connected')
    expect(roomCallState(session([], { calls: byId(call(0, { state: 'dialing' })) }), id)).toBe('dialing')
    expect(roomCallState(session([], { calls: byId(call(1, { state: 'connected' })) }), id)).toBe('none')
  })

  it('knows whether a call is held at all', () => {
    expect(hasHeldCall(session([], { offers: { [ringing.id]: offer } }))).toBe(false)
    expect(hasHeldCall(session([], { calls: byId(connected) }))).toBe(true)
  })
})

describe('roomOf', () => {
  it('believes the session before a list', () => {
    const [fresh, listed] = [room(0, { unread: 3 }), room(0)]
    const ui = { ...initialUiState, listedRooms: byId(listed) }
    expect(roomOf(session([fresh]), ui, fresh.id)).toBe(fresh)
    expect(roomOf(session([]), ui, fresh.id)).toBe(listed)
    expect(roomOf(null, initialUiState, fresh.id)).toBeUndefined()
  })
})

describe('callOutcome', () => {
  it.each([
    ['inbound', 'live', 'live'],
    ['outbound', 'live', 'live'],
    ['inbound', 'answered', 'inboundAnswered'],
    ['inbound', 'unanswered', 'inboundMissed'],
    ['inbound', 'elsewhere', 'inboundElsewhere'],
    ['outbound', 'answered', 'outboundAnswered'],
    ['outbound', 'unanswered', 'outboundUnanswered'],
  ] as const)('%s and %s is %s', (direction, status, outcome) => {
    expect(callOutcome({ direction, status })).toBe(outcome)
  })
})
