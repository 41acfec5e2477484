import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { awayReason, noWishes, presenceFor } from '../../../../src-main/session/presence-wishes.ts'

const online = { ...noWishes, chosen: 'online' } as const

it('[R4] holds an online agent away while nobody is there or a call could not be heard', () => {
  expect(presenceFor(online)).toBe('online')
  expect(presenceFor({ ...online, isIdle: true })).toBe('away')
  expect(presenceFor({ ...online, isLocked: true })).toBe('away')
  expect(presenceFor({ ...online, isUnreachable: true })).toBe('away')
})

it('never counts rest or a locked screen against somebody who speaks', () => {
  expect(presenceFor({ ...online, isIdle: true, isLocked: true, isOnCall: true })).toBe('online')
  expect(presenceFor({ ...online, isUnreachable: true, isOnCall: true })).toBe('away')
})

it('names what the agent can mend first', () => {
  expect(awayReason({ ...online, isIdle: true, isLocked: true, isUnreachable: true })).toBe('unreachable')
  expect(awayReason({ ...online, isIdle: true, isLocked: true })).toBe('locked')
})

it('never makes anybody more present than they chose', () => {
  const flag = fc.boolean()
  const wishes = fc.record({
    chosen: fc.constantFrom('online', 'away', 'offline'),
    isIdle: flag,
    isLocked: flag,
    isUnreachable: flag,
    isOnCall: flag,
  })
  fc.assert(
    fc.property(wishes, wish => {
      if (wish.chosen === 'online') expect(presenceFor(wish)).not.toBe('offline')
      else expect(presenceFor(wish)).toBe(wish.chosen)
    }),
  )
})
