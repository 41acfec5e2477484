import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chosenPresence, presenceAt } from '#shared/domain/automatic-presence.ts'

const used = { isHeldAway: false }
const left = { isHeldAway: true }

describe('[R4] the presence of an agent at several desktops', () => {
  it.each([
    ['online', [used], 'online'],
    ['online', [left], 'away'],
    ['online', [left, used], 'online'],
    ['online', [left, left], 'away'],
    ['online', [], 'online'],
    ['away', [used], 'away'],
    ['offline', [left], 'offline'],
  ] as const)('who chose %s, at %o, is %s', (chosen, desktops, presence) => {
    expect(presenceAt(chosen, desktops).presence).toBe(presence)
  })

  it('forgets no choice, and makes nobody more present than they chose', () => {
    const desktops = fc.array(fc.record({ isHeldAway: fc.boolean() }), { maxLength: 4 })
    const choice = fc.constantFrom('online' as const, 'away' as const, 'offline' as const)
    fc.assert(
      fc.property(choice, desktops, (chosen, at) => {
        const kept = presenceAt(chosen, at)
        expect(chosenPresence(kept)).toBe(chosen)
        expect(kept.presence === chosen || kept.presence === 'away').toBe(true)
      }),
    )
  })
})
