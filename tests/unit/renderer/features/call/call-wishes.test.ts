import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WindowWish } from '#shared/ipc/desktop-state.ts'
import { followCallWishes } from '../../../../../src-renderer/features/call/call-wishes.ts'
import { type CallWorld, createCallWorld, settle, theCall } from './call-world.ts'

let world: CallWorld
let stop: () => void
let taken: number[]
let mayTake: boolean

beforeEach(() => {
  vi.useFakeTimers()
  world = createCallWorld()
  taken = []
  mayTake = true
  stop = followCallWishes({
    api: {
      takeWish: async ({ id }) => {
        taken.push(id)
        return { ok: true, value: mayTake }
      },
    },
    desktop: world.desktop,
    controller: world.controller,
    devices: { current: { microphones: [], speakers: [], hasOutput: true, trouble: null } },
  })
})
afterEach(() => {
  stop()
  world.controller.close()
  vi.useRealTimers()
})

async function wish(...wishes: readonly WindowWish[]): Promise<void> {
  world.desktop.setState({ wishes })
  await settle()
}

describe('[D1] what was pressed outside the window', () => {
  it('answers as the button does', async () => {
    await world.offer()
    await wish({ id: 1, act: 'answer', callId: theCall })
    expect(world.last('answerCall').input).toMatchObject({ callId: 'call-1' })
    expect(world.heard.ring).toBeNull()
  })

  it('is done once, also when the state comes again, and not when a page before a reload has done it', async () => {
    await world.offer()
    mayTake = false
    await wish({ id: 1, act: 'answer', callId: theCall })
    await wish({ id: 1, act: 'answer', callId: theCall })
    expect(taken).toEqual([1])
    expect(world.asked('answerCall')).toEqual([])
  })

  it('mutes and hangs up the call that is on, and no other', async () => {
    await world.connect()
    await wish({ id: 1, act: 'toggleMute', callId: theCall })
    expect(world.state().engaged?.sound.muted).toBe(true)
    await wish({ id: 2, act: 'hangUp', callId: 'call-9' as never })
    expect(world.asked('hangUpCall')).toEqual([])
    await wish({ id: 3, act: 'hangUp', callId: theCall })
    expect(world.last('hangUpCall').input).toEqual({ callId: 'call-1' })
  })

  it('leaves to the screen what is not about a call', async () => {
    await wish({ id: 1, act: 'search', text: 'Budi' })
    expect(taken).toEqual([])
  })
})
