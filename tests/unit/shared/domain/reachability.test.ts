import { describe, expect, it } from 'vitest'
import { holdsAway, reachability, type ReachabilityFacts, unknownReach } from '#shared/domain/reachability.ts'

const well: ReachabilityFacts = {
  microphone: 'ready',
  output: 'ready',
  notifications: 'shown',
  wantsNotifications: true,
  isLive: true,
  hasWindow: true,
}

describe('[D3] being reachable', () => {
  it('is earned when everything that a call needs is there', () => {
    expect(reachability(well)).toEqual({ isReachable: true, failing: [] })
  })

  it.each([
    [{ microphone: 'blocked' }, 'microphone_blocked'],
    [{ microphone: 'missing' }, 'microphone_missing'],
    [{ output: 'missing' }, 'output_missing'],
    [{ output: 'silent' }, 'output_silent'],
    [{ notifications: 'unavailable' }, 'notifications_unavailable'],
    [{ hasWindow: false }, 'no_window'],
  ] as const)('is lost with %o, which takes the agent out of the ring', (change, failure) => {
    const reach = reachability({ ...well, ...change })
    expect(reach).toEqual({ isReachable: false, failing: [failure] })
    expect(holdsAway(reach)).toBe(true)
  })

  it('is lost with the link too, which the platform sees by itself', () => {
    const reach = reachability({ ...well, isLive: false })
    expect(reach.isReachable).toBe(false)
    expect(holdsAway(reach)).toBe(false)
  })

  it('needs no notifications from a system whose person wants none', () => {
    expect(
      reachability({ ...well, notifications: 'unavailable', wantsNotifications: false }).isReachable,
    ).toBe(true)
  })

  it('is not denied for what is not known yet', () => {
    expect(reachability({ ...unknownReach, isLive: true }).isReachable).toBe(true)
  })

  it('names every failing check', () => {
    expect(reachability({ ...well, microphone: 'missing', output: 'missing' }).failing).toEqual([
      'microphone_missing',
      'output_missing',
    ])
  })
})
