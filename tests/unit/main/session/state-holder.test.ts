import { expect, it } from 'vitest'
import type { StatePatch } from '#shared/ipc/desktop-state.ts'
import { applyPatch } from '#shared/ipc/state-patch.ts'
import { StateHolder } from '../../../../src-main/session/state-holder.ts'
import { aSession } from '../../../support/builders/wire.ts'
import { aDesktopState } from '../../../support/builders/desktop-state.ts'

const initial = aDesktopState()

it('tells every change as a patch from which the window makes the same state', () => {
  const holder = new StateHolder(initial)
  let mirror = initial
  const patches: StatePatch[] = []
  const stop = holder.onChange((_state, patch) => {
    patches.push(patch)
    mirror = applyPatch(mirror, patch)
  })
  const session = aSession()
  holder.set({ auth: { status: 'signedIn' } })
  holder.set({ session })
  holder.set({ session: { ...session, seq: 1 } })
  holder.set({ session: null })
  expect(mirror).toEqual(holder.get())
  expect(patches).toEqual([
    { auth: { status: 'signedIn' } },
    { session },
    { session: { seq: 1 } },
    { session: null },
  ])
  stop()
  holder.set({ session })
  expect(patches).toHaveLength(4)
})

it('says nothing when nothing differs', () => {
  const holder = new StateHolder(initial)
  holder.onChange(() => {
    throw new Error('Nothing has changed.')
  })
  holder.set({ lostCalls: initial.lostCalls, session: null })
})
