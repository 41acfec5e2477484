import { describe, expect, it } from 'vitest'
import type { WireAgent } from '#shared/protocol/entities.ts'
import { workOf } from '../../../../src-main/updates/work-of.ts'
import { call, room, session } from '../../../support/gallery/people.ts'

const ofMe = (state: WireAgent['state']) => {
  const own = session([room(0)])
  const me = own.agents[own.me.id]
  if (!me) throw new Error('The agent is missing.')
  return { ...own, agents: { ...own.agents, [me.id]: { ...me, state } } }
}
const ringing = call(1)

describe('[D9] what an agent is at, for whoever wants to restart the app', () => {
  it('is nothing, a call, a ring or a note', () => {
    expect(workOf(null, false)).toBe('free')
    expect(workOf(ofMe('free'), false)).toBe('free')
    expect(workOf(ofMe('wrap_up'), false)).toBe('wrapUp')
    expect(workOf(session([room(0)], { calls: { [ringing.id]: ringing } }), false)).toBe('onCall')
    const offer = { call: ringing, sdp: '', ringUntil: '2026-11-23T09:00:00Z', via: 'room' } as const
    expect(workOf(session([room(0)], { offers: { [ringing.id]: offer } }), false)).toBe('ringing')
  })

  it('is what the platform says of the agent also when the call or the ring is gone: a note may follow', () => {
    expect(workOf(ofMe('on_call'), false)).toBe('onCall')
    expect(workOf(ofMe('ringing'), false)).toBe('ringing')
  })

  it('is a call for as long as the window holds its sound, also without a session', () => {
    expect(workOf(null, true)).toBe('onCall')
    expect(workOf(ofMe('wrap_up'), true)).toBe('onCall')
  })
})
