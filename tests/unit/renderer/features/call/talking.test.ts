import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { endWithSound } from '../../../../../src-renderer/features/call/end-with-sound.ts'
import { createCallWorld, now, settle, theCall, type CallWorld } from './call-world.ts'

let world: CallWorld
beforeEach(() => {
  vi.useFakeTimers()
  world = createCallWorld()
})
afterEach(() => {
  world.controller.close()
  vi.useRealTimers()
})

const sound = () => world.media.calls[0]!

describe('the end of a call', () => {
  it('lets go of the microphone and says how it ended, for a moment', async () => {
    await world.connect()
    await vi.advanceTimersByTimeAsync(5_000)
    await world.end({ reason: 'completed', endedBy: 'customer' })
    expect(sound().isClosed).toBe(true)
    expect(world.heard.ended).toBe(1)
    expect(world.held()).toBeNull()
    expect(world.state()).toMatchObject({
      engaged: null,
      ended: { call: { endedBy: 'customer' }, talkMs: 5_000 },
    })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(world.state().ended).toBeNull()
  })

  it('[D5] says how long both spoke, whatever the clock was set to meanwhile', async () => {
    world.desktop.setState({ serverAheadMs: 0 })
    await world.connect()
    await vi.advanceTimersByTimeAsync(5_000)
    vi.setSystemTime(Date.now() + 3_600_000)
    world.desktop.setState({ serverAheadMs: -3_600_000 })
    expect(world.state().engaged?.connectedAt).toBe(Date.now() - 5_000)
    await vi.advanceTimersByTimeAsync(1_000)
    await world.end()
    expect(world.state().ended?.talkMs).toBe(6_000)
  })

  it('hangs up once for two clicks, with the sound off before anybody has answered', async () => {
    await world.connect()
    void world.controller.hangUp()
    void world.controller.hangUp()
    await settle()
    expect(sound().isClosed).toBe(true)
    expect(world.asked('hangUpCall')).toHaveLength(1)
    expect(world.state().engaged?.intent).toBe('hangingUp')
    await world.last('hangUpCall').grant()
    await world.end()
    expect(world.state().engaged).toBeNull()
  })

  it('[I8] declines a call that was given up before its sound was ready', async () => {
    const prepared = Promise.withResolvers<void>()
    const prepareInbound = world.media.prepareInbound.bind(world.media)
    world.media.prepareInbound = async sdp => {
      await prepared.promise
      return prepareInbound(sdp)
    }
    await world.offer()
    void world.controller.answer(theCall)
    await settle()
    void world.controller.hangUp()
    prepared.resolve()
    await settle()
    expect(world.asked('answerCall')).toEqual([])
    expect(world.asked('hangUpCall')).toEqual([])
    expect(world.asked('declineCall')).toHaveLength(1)
    expect(world.heard.ring).toBeNull()
    expect(sound().isClosed).toBe(true)
  })

  it('hangs up a call that is still being taken', async () => {
    await world.offer()
    void world.controller.answer(theCall)
    await settle()
    void world.controller.hangUp()
    expect(world.last('hangUpCall').input).toEqual({ callId: 'call-1' })
    await world.update({ state: 'connected', answeredAt: now() })
    expect(sound().isClosed).toBe(true)
    expect(world.heard.connected).toBe(0)
  })

  it('leaves the call when the hang-up could not be told, and says so', async () => {
    await world.connect()
    void world.controller.hangUp()
    await world.last('hangUpCall').refuse({ reason: 'offline' })
    expect(world.notices).toMatchObject([{ type: 'refused', action: 'hangUp' }])
    expect(world.state().engaged).toBeNull()
  })

  it('[D6] does not come with the loss of the session’s picture, only with the sign-out', async () => {
    await world.connect()
    const { session } = world.desktop.getState()
    world.desktop.setState({ session: null })
    expect(sound().heard).toBe('agent')
    world.desktop.setState({ session })
    expect(sound().heard).toBe('agent')
    world.desktop.setState({ session: null, auth: { status: 'signedOut' } })
    expect(sound().isClosed).toBe(true)
  })

  it('[D6] does not come with the end of the sign-in, until somebody hangs up; nobody is told that the platform was not', async () => {
    await world.connect()
    world.desktop.setState({
      auth: { status: 'leaving', notice: 'expired' },
      connection: { status: 'idle' },
    })
    expect(sound().heard).toBe('agent')
    world.controller.toggleMuted()
    expect(sound().heard).toBe('silence')
    void world.controller.hangUp()
    await world.last('hangUpCall').refuse({ reason: 'offline' })
    expect(world.state().engaged).toBeNull()
    expect(world.held()).toBeNull()
    expect(world.notices).toEqual([])
  })

  it('[D6] comes with the loss of the sound once the sign-in is over, since nobody tells that the customer went', async () => {
    const stop = endWithSound(world)
    await world.connect()
    sound().show({ link: { status: 'failed', why: 'no_path' } })
    expect(world.asked('hangUpCall')).toHaveLength(0)
    sound().show({ link: { status: 'connected', hearing: true } })
    world.desktop.setState({ auth: { status: 'leaving', notice: 'disabled' } })
    expect(world.asked('hangUpCall')).toHaveLength(0)
    sound().show({ link: { status: 'failed', why: 'no_path' } })
    expect(world.asked('hangUpCall')).toHaveLength(1)
    stop()
  })

  it('is seen when a new snapshot no longer has the call', async () => {
    await world.connect()
    const { session } = world.desktop.getState()
    world.desktop.setState({ session: { ...session!, calls: {} } })
    expect(world.state()).toMatchObject({ engaged: null, ended: { call: null } })
    expect(sound().isClosed).toBe(true)
  })
})

describe('during a call', () => {
  beforeEach(() => world.connect())

  it('[O7] mutes and unmutes', () => {
    world.controller.toggleMuted()
    expect(sound().heard).toBe('silence')
    expect(world.state().engaged?.sound.muted).toBe(true)
    world.controller.setMuted(false)
    expect(sound().heard).toBe('agent')
  })

  it('[O7] uses a microphone and a speaker as soon as they are kept as the choice', async () => {
    await world.controller.devices.microphone('headset')
    await world.controller.devices.speaker('loud')
    expect(world.asked('saveSettings').map(({ input }) => input)).toEqual([
      { microphoneId: 'headset' },
      { speakerId: 'loud' },
    ])
    const { settings } = world.desktop.getState()
    world.desktop.setState({ settings: { ...settings, microphoneId: 'headset', speakerId: 'loud' } })
    await settle()
    expect(sound().state.microphone).toMatchObject({ deviceId: 'headset' })
    expect(sound().speakerId).toBe('loud')
  })

  describe('when noise is treated otherwise', () => {
    const treat = async (noiseSuppression: 'off' | 'browser') => {
      const { settings } = world.desktop.getState()
      world.desktop.setState({ settings: { ...settings, noiseSuppression } })
      await settle()
    }

    it('opens the microphone in use anew, and stays muted', async () => {
      sound().show({ microphone: { status: 'open', deviceId: 'spare', label: 'Spare' }, muted: true })
      const seen: string[] = []
      sound().onState(({ microphone }) => seen.push(microphone.status))
      await treat('off')
      expect(seen).toEqual(['opening', 'open'])
      expect(sound().state).toMatchObject({ microphone: { deviceId: 'spare' }, muted: true })
    })

    it('opens none for who only listens', async () => {
      sound().show({ microphone: { status: 'closed' } })
      await treat('off')
      expect(sound().state.microphone).toEqual({ status: 'closed' })
    })
  })

  it('[D4] says that the microphone was replaced, and takes the old one back when asked', async () => {
    const { settings } = world.desktop.getState()
    world.desktop.setState({ settings: { ...settings, microphoneId: 'headset' } })
    await settle()
    sound().show({ microphone: { status: 'open', deviceId: '', label: 'Built-in', replaces: 'Headset' } })
    sound().show({ muted: true })
    expect(world.notices).toEqual([{ type: 'microphoneReplaced', lost: 'Headset', now: 'Built-in' }])
    await world.controller.devices.microphone('headset')
    expect(sound().state.microphone).toMatchObject({ deviceId: 'headset' })
  })
})
