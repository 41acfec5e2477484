import { expect, it } from 'vitest'
import { isGiven } from '#shared/session/given-call.ts'
import { aCall, anOffer, aSession } from '../../../support/builders/wire.ts'

const call = aCall()
const ani = (state: string) => ({ id: 'u-ani', name: 'Ani', role: 'agent', presence: 'online', state })
const beni = { ...ani('on_call'), id: 'u-beni', name: 'Beni' }

it('[I5] a call is given to whom it is offered and who is on a call', () => {
  const offers = [anOffer(call)]
  expect(isGiven(aSession({ offers, agents: [ani('ringing'), beni] }), call.id)).toBe(false)
  expect(isGiven(aSession({ offers }), call.id)).toBe(false)
  expect(isGiven(aSession({ offers, agents: [ani('on_call')] }), call.id)).toBe(true)
})

it('[I5] a call that was withdrawn is nobody’s here, and one that the session holds is', () => {
  expect(isGiven(aSession({ agents: [ani('on_call')] }), call.id)).toBe(false)
  expect(isGiven(aSession({ calls: [call] }), call.id)).toBe(true)
})
