import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asks } from '#shared/ipc/asks.ts'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import { applyPatch, patchBetween } from '#shared/ipc/state-patch.ts'
import { aRoom, aSession } from '../../../support/builders/wire.ts'
import { aDesktopState } from '../../../support/builders/desktop-state.ts'

const base = aDesktopState()

const states = fc.record({
  auth: fc.constantFrom<DesktopState['auth']>(base.auth, { status: 'signedIn' }),
  session: fc.constantFrom(null, aSession(), aSession({ rooms: [aRoom()] })),
  lostCalls: fc.constantFrom<DesktopState['lostCalls']>([], [{ callId: 'call-1', why: 'crashed' }]),
})

describe('state patches', () => {
  it('carry the window from any state to any other', () => {
    fc.assert(
      fc.property(fc.array(states, { minLength: 2, maxLength: 6 }), parts => {
        const history = parts.map(part => ({ ...base, ...part }))
        let mirror = history[0] ?? base
        for (const [index, next] of history.entries()) {
          mirror = applyPatch(mirror, patchBetween(history[index - 1] ?? mirror, next))
          expect(mirror).toEqual(next)
        }
      }),
    )
  })

  it('send only the parts that changed', () => {
    const before = { ...base, session: aSession({ rooms: [aRoom()] }) }
    const after = { ...before, session: { ...before.session, offers: {} } }
    expect(patchBetween(before, after)).toEqual({ session: { offers: {} } })
    expect(patchBetween(before, before)).toEqual({})
  })
})

it('a change of one setting names no other', () => {
  expect(asks.saveSettings.parse({ theme: 'dark' })).toEqual({ theme: 'dark' })
  expect(asks.saveSettings.safeParse({ theme: 'pink' }).success).toBe(false)
})
