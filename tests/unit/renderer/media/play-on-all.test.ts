import { expect, it } from 'vitest'
import type { SoundDevices } from '../../../../src-renderer/media/devices.ts'
import { playOnAll } from '../../../../src-renderer/media/play-on-all.ts'

/** Devices that a test plugs, and what plays on them. */
function createDesk(...plugged: string[]) {
  const playing: string[] = []
  const listeners = new Set<(devices: SoundDevices) => void>()
  let current: SoundDevices = { microphones: [], speakers: [], hasOutput: true, trouble: null }
  const put = (ids: readonly string[]) => {
    current = { ...current, speakers: ids.map(id => ({ id, label: id })) }
    for (const listener of listeners) listener(current)
  }
  put(plugged)
  const watch = {
    get current() {
      return current
    },
    onChange(listener: (devices: SoundDevices) => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  const play = ({ deviceId }: { readonly deviceId: string }) => {
    playing.push(deviceId)
    return { stop: () => void playing.splice(playing.indexOf(deviceId), 1) }
  }
  const ring = (...ids: string[]) =>
    playOnAll(
      ids.map(deviceId => ({ deviceId, volume: 1 })),
      watch,
      play,
    )
  return { put, playing, listeners, ring }
}

it('[D4] goes on where it can when a device is unplugged, and on it again once it is plugged in', () => {
  const desk = createDesk('headset', 'speaker')
  desk.ring('headset', 'speaker')
  expect(desk.playing).toEqual(['headset', 'speaker'])
  desk.put(['speaker'])
  expect(desk.playing).toEqual(['speaker'])
  desk.put(['other'])
  expect(desk.playing).toEqual([''])
  desk.put(['headset', 'speaker'])
  expect(desk.playing).toEqual(['headset', 'speaker'])
})

it('[D2] stops everywhere at once, and watches no longer', () => {
  const desk = createDesk('headset', 'speaker')
  desk.ring('headset', 'speaker').stop()
  expect(desk.playing).toEqual([])
  expect(desk.listeners.size).toBe(0)
})
