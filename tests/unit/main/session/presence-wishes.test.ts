import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { awayReason, noWishes } from '../../../../src-main/session/presence-wishes.ts'

const online = { ...noWishes, chosen: 'online' } as const

it('[R4] holds an online agent away while nobody is there or a call could not be heard', () => {
  expect(awayReason(online)).toBeUndefined()
  expect(awayReason({ ...online, isIdle: true })).toBe('idle')
  expect(awayReason({ ...online, isLocked: true })).toBe('locked')
  expect(awayReason({ ...online, isUnreachable: true })).toBe('unreachable')
})

it('never counts rest or a locked screen against somebody who speaks', () => {
  expect(awayReason({ ...online, isIdle: true, isLocked: true, isOnCall: true })).toBeUndefined()
  expect(awayReason({ ...online, isUnreachable: true, isOnCall: true })).toBe('unreachable')
})

it('names what the agent can mend first', () => {
  expect(awayReason({ ...online, isIdle: true, isLocked: true, isUnreachable: true })).toBe('unreachable')
  expect(awayReason({ ...online, isIdle: true, isLocked: true })).toBe('locked')
})

it('never holds away who chose not to be online', () => {
  const flag = fc.boolean()
  const wishes = fc.record({
    chosen: fc.constantFrom('away', 'offline'),
    isIdle: flag,
    isLocked: flag,
    isUnreachable: flag,
    isOnCall: flag,
  })
  fc.assert(fc.property(wishes, wish => awayReason(wish) === undefined))
})
