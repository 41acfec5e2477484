import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { HidCollection } from '#shared/domain/headset/hid-collections.ts'
import type { AuthState } from '#shared/ipc/desktop-state.ts'
import { HeadsetKeeper } from '../../../../../src-renderer/features/headset/headset-keeper.ts'
import { createWebHidHeadsets } from '../../../../../src-renderer/features/headset/webhid-headsets.ts'
import {
  allShapes,
  hookSwitchAndMuteKey,
  keyboard,
  twoSwitches,
} from '../../../../support/headset-descriptors.ts'
import { createVirtualHeadset } from '../../../../support/virtual-headset.ts'
import { type PluggedHeadset, VirtualHid } from '../../../../support/virtual-hid.ts'
import { type CallWorld, createCallWorld, settle, theCall } from '../call/call-world.ts'

let world: CallWorld
let hid: VirtualHid
let keeper: HeadsetKeeper
const troubles: unknown[] = []

beforeEach(() => {
  vi.useFakeTimers()
  world = createCallWorld()
  hid = new VirtualHid()
  troubles.length = 0
})
afterEach(async () => {
  await keeper.close()
  world.controller.close()
  vi.useRealTimers()
  expect(troubles).toEqual([])
})

const aHeadset = (
  shape: readonly HidCollection[] = hookSwitchAndMuteKey,
  more: Partial<PluggedHeadset> = {},
) => ({
  headset: createVirtualHeadset(shape, { echoes: true }),
  name: 'Evolve 65',
  ...more,
})

async function open(...plugged: readonly PluggedHeadset[]) {
  for (const one of plugged) hid.plug(one)
  keeper = new HeadsetKeeper({
    port: createWebHidHeadsets(hid, error => troubles.push(error)),
    desktop: world.desktop,
    controller: world.controller,
    hasMicrophone: () => true,
    now: () => Date.now(),
    onTrouble: error => troubles.push(error),
  })
  await keeper.look()
  // What it says while it is being opened is no press.
  await pause()
}
const used = () => keeper.store.getState().used
/** Longer than any echo is waited for. */
const pause = () => vi.advanceTimersByTimeAsync(1_000)
const choose = async (headset: string) => {
  world.desktop.setState(state => ({ settings: { ...state.settings, headset } }))
  await keeper.look()
}

describe.each(Object.entries(allShapes))('a headset of shape %s', (_name, shape) => {
  it('[D1] [O7] answers, mutes, is unmuted by the screen, and hangs up', async () => {
    const { headset, ...more } = aHeadset(shape)
    await open({ headset, ...more })
    await world.offer()
    await settle()
    expect(headset.lamps).toEqual({ offHook: false, mute: false, ring: true })

    hid.press(headset, 'hookSwitch')
    await settle()
    await world.last('answerCall').grant({})
    await world.update({ state: 'connected' })
    expect(headset.lamps).toEqual({ offHook: true, mute: false, ring: false })

    await pause()
    hid.press(headset, 'mute')
    await settle()
    expect(world.state().engaged?.sound.muted).toBe(true)
    expect(headset.lamps.mute).toBe(true)

    await pause()
    world.controller.setMuted(false)
    await settle()
    expect(headset.lamps.mute).toBe(false)
    expect(world.state().engaged?.sound.muted).toBe(false)

    await pause()
    hid.press(headset, 'hookSwitch')
    await settle()
    expect(world.asked('hangUpCall')).toHaveLength(1)
    expect(headset.lamps).toEqual({ offHook: false, mute: false, ring: false })
  })
})

describe('an answer that is refused', () => {
  it('[I5] hangs the headset up again', async () => {
    const plugged = aHeadset()
    await open(plugged)
    await world.offer()
    hid.press(plugged.headset, 'hookSwitch')
    await settle()
    await world.last('answerCall').refuse({ reason: 'taken' })
    await world.withdraw({ callId: theCall, reason: 'answered_elsewhere' })
    await pause()
    await pause()
    expect(plugged.headset.lamps).toEqual({ offHook: false, mute: false, ring: false })
    expect(plugged.headset.at.hookSwitch).toBe(false)
  })
})

describe('which headset is used', () => {
  const one = () => aHeadset(hookSwitchAndMuteKey, { name: 'One', productId: 1 })
  const two = () => aHeadset(twoSwitches, { name: 'Two', productId: 2 })

  it('the first that is plugged in, until another is chosen', async () => {
    await open(one(), two())
    expect(used()).toMatchObject({ name: 'One', status: 'open' })
    await choose('1234:0002')
    expect(used()).toMatchObject({ name: 'Two', status: 'open' })
    await choose('off')
    expect(used()).toBeNull()
    expect(keeper.store.getState().plugged).toHaveLength(2)
  })

  it('[D4] unplugged during a call the next one takes over, lit as the call stands', async () => {
    const [first, second] = [one(), two()]
    await open(first, second)
    await world.connect()
    world.controller.setMuted(true)
    hid.unplug(first.headset)
    await keeper.look()
    await settle()
    expect(used()).toMatchObject({ name: 'Two', status: 'open' })
    expect(second.headset.lamps).toEqual({ offHook: true, mute: true, ring: false })
    expect(world.state().engaged?.sound.muted).toBe(true)
  })

  it('what is no telephone, and what the person has not allowed, is left alone', async () => {
    const hidden = { ...one(), isAllowed: false }
    await open(aHeadset(keyboard), hidden)
    expect(keeper.store.getState()).toEqual({ plugged: [], used: null })
    await keeper.allowAnother()
    expect(used()).toMatchObject({ name: 'One', status: 'open' })
  })

  it('signed out, none is held, and it is left dark', async () => {
    const plugged = one()
    await open(plugged)
    await world.connect()
    expect(plugged.headset.lamps.offHook).toBe(true)
    const auth: AuthState = { status: 'signedOut' }
    world.desktop.setState({ auth, session: null })
    await keeper.look()
    expect(used()).toBeNull()
    expect(plugged.headset.lamps.offHook).toBe(false)
    expect((await hid.getDevices())[0]?.opened).toBe(false)
  })
})

describe('a headset that another program holds', () => {
  it('is said to be held, and is tried again when a call rings', async () => {
    const plugged: PluggedHeadset = aHeadset(hookSwitchAndMuteKey, { isHeld: true })
    await open(plugged)
    expect(used()).toMatchObject({ status: 'held' })
    await world.offer()
    await keeper.look()
    expect(used()).toMatchObject({ status: 'held' })
    plugged.isHeld = false
    await keeper.look()
    await settle()
    expect(used()).toMatchObject({ status: 'open' })
    expect(plugged.headset.lamps.ring).toBe(true)
  })
})

describe.each(Object.entries(allShapes))('a headset of shape %s that comes during a call', (_name, shape) => {
  it('[D4] plugged out and in again shows the call as it stands, and changes nothing of it', async () => {
    const plugged = aHeadset(shape)
    await open(plugged)
    await world.connect()
    world.controller.setMuted(true)
    await pause()
    hid.unplug(plugged.headset)
    await keeper.look()
    world.controller.setMuted(false)
    await settle()
    world.controller.setMuted(true)
    hid.plug(plugged)
    await keeper.look()
    await pause()
    await pause()
    expect(world.state().engaged?.sound.muted).toBe(true)
    expect(world.asked('hangUpCall')).toEqual([])
    expect(plugged.headset.lamps).toEqual({ offHook: true, mute: true, ring: false })
  })

  it('[D4] left off the hook and muted by another program does not hang up, nor mute', async () => {
    const plugged = aHeadset(shape)
    plugged.headset.press('hookSwitch')
    plugged.headset.press('mute')
    await open()
    await world.connect()
    hid.plug(plugged)
    await keeper.look()
    await pause()
    await pause()
    expect(world.asked('hangUpCall')).toEqual([])
    expect(world.state().engaged?.sound.muted).toBe(false)
    expect(plugged.headset.lamps).toEqual({ offHook: true, mute: false, ring: false })
  })
})

describe('trying it out', () => {
  it('a key is seen to arrive, and the ring lamp is lit for a moment', async () => {
    const plugged = aHeadset()
    await open(plugged)
    expect(used()?.lastKey).toBeNull()
    hid.press(plugged.headset, 'mute')
    expect(used()?.lastKey).toBe('mute')
    keeper.tryRing()
    await settle()
    expect(plugged.headset.lamps.ring).toBe(true)
    await vi.advanceTimersByTimeAsync(3_000)
    expect(plugged.headset.lamps.ring).toBe(false)
  })

  it('without WebHID there is no headset, and no trouble', async () => {
    keeper = new HeadsetKeeper({
      port: createWebHidHeadsets(undefined, error => troubles.push(error)),
      desktop: world.desktop,
      controller: world.controller,
      hasMicrophone: () => true,
      now: () => Date.now(),
      onTrouble: error => troubles.push(error),
    })
    await keeper.allowAnother()
    expect(keeper.store.getState()).toEqual({ plugged: [], used: null })
  })
})
