import { beforeEach, describe, expect, it } from 'vitest'
import { type Heard, Microphone } from '../../../../src-renderer/media/microphone.ts'
import type { MicrophoneState } from '../../../../src-renderer/media/media-port.ts'
import type { NoiseSuppression } from '#shared/ipc/sound-settings.ts'
import { createFakeFilter } from './fake-filter.ts'
import { createFakeDevices, createFakeWatch } from './fake-devices.ts'

let devices: ReturnType<typeof createFakeDevices>
let plugs: ReturnType<typeof createFakeWatch>
let states: MicrophoneState[]
let microphone: Microphone
let noiseSuppression: NoiseSuppression
let filter: ReturnType<typeof createFakeFilter>
let heard: Heard | null
let troubles: unknown[]

beforeEach(() => {
  devices = createFakeDevices()
  devices.plug('headset')
  devices.plug('built-in')
  plugs = createFakeWatch(['headset', 'built-in'])
  states = []
  noiseSuppression = 'browser'
  filter = createFakeFilter()
  troubles = []
  microphone = new Microphone({
    source: devices.source,
    devices: plugs.watch,
    noiseSuppression: () => noiseSuppression,
    filter: filter.port,
    onChange: (state, now) => {
      states.push(state)
      heard = now
    },
    onTrouble: error => troubles.push(error),
  })
})

const last = () => states.at(-1)
const settle = () => new Promise<void>(resolve => setImmediate(resolve))

describe('a microphone', () => {
  it('opens the chosen one', async () => {
    await microphone.open('built-in')
    expect(states).toEqual([
      { status: 'opening' },
      { status: 'open', deviceId: 'built-in', label: 'The built-in' },
    ])
  })

  it('opens the default when the chosen one is not plugged in', async () => {
    await microphone.open('gone')
    expect(last()).toEqual({ status: 'open', deviceId: 'headset', label: 'The headset' })
  })

  it.each([
    ['NotAllowedError', 'blocked'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'busy'],
    ['TypeError', 'failed'],
  ])('[D3] says why it cannot be opened: %s', async (name, why) => {
    devices.fail(name)
    await microphone.open('')
    expect(last()).toEqual({ status: 'unusable', why })
  })

  it('[D4] is exchanged at once when its track ends, and says which was lost', async () => {
    await microphone.open('headset')
    devices.unplug('headset')
    devices.opened[0]?.dispatchEvent(new Event('ended'))
    await settle()
    expect(last()).toEqual({
      status: 'open',
      deviceId: 'built-in',
      label: 'The built-in',
      replaces: 'The headset',
    })
    expect(devices.live()).toHaveLength(1)
  })

  it('[D4] is exchanged when it vanishes from the list, though its track goes on', async () => {
    await microphone.open('headset')
    devices.unplug('headset')
    plugs.show(['built-in'])
    await settle()
    expect(last()).toMatchObject({ status: 'open', deviceId: 'built-in', replaces: 'The headset' })
    expect(devices.live()).toHaveLength(1)
  })

  it('[D4] says that none is left', async () => {
    await microphone.open('headset')
    devices.unplug('headset')
    devices.unplug('built-in')
    plugs.show([])
    await settle()
    expect(last()).toEqual({ status: 'unusable', why: 'missing' })
    expect(devices.live()).toHaveLength(0)
  })

  it('stays when others come and go', async () => {
    await microphone.open('headset')
    plugs.show(['headset'])
    plugs.show(['headset', 'other'])
    await settle()
    expect(devices.opened).toHaveLength(1)
  })

  it('keeps the one before until the new one is there', async () => {
    await microphone.open('headset')
    const opening = Promise.withResolvers<void>()
    devices.holdBack(opening.promise)
    const change = microphone.open('built-in')
    await settle()
    expect(devices.live().map(track => track.label)).toEqual(['The headset'])
    opening.resolve()
    await change
    expect(devices.live().map(track => track.label)).toEqual(['The built-in'])
    expect(states.filter(({ status }) => status === 'opening')).toHaveLength(1)
  })

  it('lets a microphone go that opens after it was closed', async () => {
    const opening = Promise.withResolvers<void>()
    devices.holdBack(opening.promise)
    const late = microphone.open('')
    microphone.close()
    opening.resolve()
    await late
    expect(devices.live()).toHaveLength(0)
    expect(last()).toEqual({ status: 'closed' })
  })

  it('stops watching when it is closed', async () => {
    await microphone.open('headset')
    microphone.close()
    expect(plugs.listeners.size).toBe(0)
    expect(devices.live()).toHaveLength(0)
  })

  it('lets the one before go first when noise is treated otherwise, since it would pass its treatment on', async () => {
    await microphone.open('headset')
    noiseSuppression = 'off'
    await microphone.open('headset')
    expect(devices.processed).toEqual([true, false])
    expect(states.map(({ status }) => status)).toEqual(['opening', 'open', 'opening', 'open'])
    expect(devices.live()).toHaveLength(1)
  })

  it('ends with the last of several quick changes', async () => {
    await microphone.open('headset')
    const opening = Promise.withResolvers<void>()
    devices.holdBack(opening.promise)
    noiseSuppression = 'off'
    const first = microphone.open('headset')
    await settle()
    noiseSuppression = 'browser'
    const second = microphone.open('headset')
    opening.resolve()
    await Promise.all([first, second])
    expect(devices.live()).toHaveLength(1)
    expect(devices.processed.at(-1)).toBe(true)
    expect(last()).toMatchObject({ status: 'open' })
  })
})

describe('a microphone whose noise is filtered', () => {
  beforeEach(() => {
    noiseSuppression = 'rnnoise'
  })

  it('gives the clean voice beside what the device hears, which the browser leaves as it is', async () => {
    await microphone.open('headset')
    expect(devices.processed).toEqual([false])
    expect(heard).toEqual({ voice: filter.voices[0]?.track, device: devices.opened[0] })
    expect(last()).toEqual({ status: 'open', deviceId: 'headset', label: 'The headset' })
  })

  it('lets go of the filter with the microphone', async () => {
    await microphone.open('headset')
    await microphone.open('built-in')
    expect(filter.voices.map(({ isClosed }) => isClosed)).toEqual([true, false])
    microphone.close()
    expect(filter.voices.every(({ isClosed }) => isClosed)).toBe(true)
    expect(devices.live()).toHaveLength(0)
    expect(heard).toBeNull()
  })

  it('lets go of a filter that starts after it was closed', async () => {
    const start = filter.holdBack()
    const late = microphone.open('headset')
    await settle()
    microphone.close()
    start()
    await late
    expect(filter.voices.map(({ isClosed }) => isClosed)).toEqual([true])
    expect(devices.live()).toHaveLength(0)
    expect(last()).toEqual({ status: 'closed' })
  })

  it('leaves it to the browser, and says so, where the filter does not start', async () => {
    const broken = new Error('no such file')
    filter.fail(broken)
    await microphone.open('headset')
    expect(last()).toMatchObject({ status: 'open', deviceId: 'headset', filterFailed: true })
    expect(troubles).toEqual([broken])
    expect(devices.processed.at(-1)).toBe(true)
    expect(devices.live()).toHaveLength(1)
    expect(heard?.voice).toBe(devices.live()[0])
  })

  it('leaves it to the browser, with the same device, when the filter breaks off', async () => {
    await microphone.open('built-in')
    filter.voices[0]?.breakOff(new Error('stopped'))
    await settle()
    expect(last()).toMatchObject({ status: 'open', deviceId: 'built-in', filterFailed: true })
    expect(devices.processed.at(-1)).toBe(true)
    expect(devices.live()).toHaveLength(1)
    expect(filter.voices[0]?.isClosed).toBe(true)
  })

  it('takes no notice of a filter that breaks off after it was let go', async () => {
    await microphone.open('headset')
    microphone.close()
    filter.voices[0]?.breakOff(new Error('stopped'))
    await settle()
    expect(last()).toEqual({ status: 'closed' })
    expect(devices.live()).toHaveLength(0)
  })

  it('[D4] filters the next device too when the one in use is unplugged', async () => {
    await microphone.open('headset')
    devices.unplug('headset')
    plugs.show(['built-in'])
    await settle()
    expect(last()).toMatchObject({ deviceId: 'built-in', replaces: 'The headset' })
    expect(heard?.voice).toBe(filter.voices[1]?.track)
  })
})
