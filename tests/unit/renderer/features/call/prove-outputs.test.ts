import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { RingOutput } from '#shared/ipc/sound-settings.ts'
import { proveOutputs } from '../../../../../src-renderer/features/call/prove-outputs.ts'
import { aDesktopState } from '../../../../support/builders/desktop-state.ts'
import { createFakeWatch } from '../../media/fake-devices.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** @param heard whether each try is heard, in order; the last holds from then on */
function desk(...heard: boolean[]) {
  const told: boolean[] = []
  const tried: (readonly RingOutput[])[] = []
  const desktop = createStore<DesktopState>(() => aDesktopState())
  const fake = createFakeWatch(['headset'])
  let isSounding = false
  const stop = proveOutputs({
    desktop,
    devices: fake.watch,
    isSounding: () => isSounding,
    ringSilently: async outputs => {
      tried.push(outputs)
      return heard[Math.min(tried.length, heard.length) - 1] === true
    },
    reach: { soundFailed: () => told.push(false), soundPlayed: () => told.push(true) },
  })
  const plug = async (...ids: string[]) => {
    fake.show(ids)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { told, tried, desktop, fake, plug, stop, sound: (is: boolean) => (isSounding = is) }
}

describe('[D3] whether anything would be heard of a ring', () => {
  it('is tried at the start, with other devices, other choices, and when the link is back', async () => {
    const { told, tried, desktop, plug, fake, stop } = desk(true)
    await plug('headset')
    expect(told).toEqual([true])
    await plug('headset', 'webcam')
    desktop.setState({ connection: { status: 'idle' } })
    desktop.setState({ connection: { status: 'online', since: 1 } })
    await vi.advanceTimersByTimeAsync(0)
    desktop.setState({ connection: { status: 'online', since: 1 } })
    const ringOutputs = [{ deviceId: '', volume: 0.2 }]
    desktop.setState(({ settings }) => ({ settings: { ...settings, ringOutputs } }))
    await vi.advanceTimersByTimeAsync(0)
    expect(told).toEqual([true, true, true, true])
    expect(tried.at(-1)).toEqual(ringOutputs)
    stop()
    expect(fake.listeners.size).toBe(0)
  })

  it('is told as not once two tries in a row were in vain, and tried again until one is heard', async () => {
    const { told, tried, plug } = desk(false, false, false, false, true)
    await plug('headset')
    expect(told).toEqual([false])
    expect(tried).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(told).toEqual([false, false])
    await vi.advanceTimersByTimeAsync(30_000)
    expect(told).toEqual([false, false, true])
    await vi.advanceTimersByTimeAsync(120_000)
    expect(tried).toHaveLength(5)
  })

  it('is not told for one try that a sleep broke off', async () => {
    const { told, plug } = desk(false, true)
    await plug('headset')
    expect(told).toEqual([true])
  })

  it('is left to the sound itself while it rings or a call is on', async () => {
    const { told, tried, plug, sound, stop } = desk(true)
    sound(true)
    await plug('headset')
    await vi.advanceTimersByTimeAsync(30_000)
    expect(tried).toEqual([])
    sound(false)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(told).toEqual([true])
    stop()
  })
})
