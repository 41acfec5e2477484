import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDeviceWatch, type SoundDevices } from '../../../../src-renderer/media/devices.ts'
import { createFakeDevices } from './fake-devices.ts'

let devices: ReturnType<typeof createFakeDevices>
let permission: PermissionState
// Only `query` is touched.
const permissions = { query: async () => ({ state: permission }) } as unknown as Permissions

beforeEach(() => {
  vi.useFakeTimers()
  devices = createFakeDevices()
  permission = 'granted'
})
afterEach(() => {
  vi.useRealTimers()
})

const open = () => createDeviceWatch(devices.source, permissions)

describe('the list of devices', () => {
  it('parts microphones from speakers, and leaves the browser’s pseudo-devices out', async () => {
    devices.plug('headset')
    devices.plug('loud', 'audiooutput')
    devices.plug('camera', 'videoinput')
    expect(await open().refresh()).toEqual({
      microphones: [{ id: 'headset', label: 'The headset' }],
      speakers: [{ id: 'loud', label: 'The loud' }],
      hasOutput: true,
      trouble: null,
    })
  })

  it('[D3] says before any call that there is no microphone, or that it is blocked', async () => {
    expect(await open().refresh()).toMatchObject({ trouble: 'missing' })
    devices.plug('headset')
    permission = 'denied'
    expect(await open().refresh()).toMatchObject({ trouble: 'blocked' })
  })

  it('[D4] tells a plug that the browser does not tell of, within two seconds', async () => {
    const heard: SoundDevices[] = []
    const stop = open().onChange(list => heard.push(list))
    await vi.advanceTimersByTimeAsync(0)
    devices.plug('headset')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(heard.at(-1)?.microphones).toHaveLength(1)
    stop()
  })

  it('tells a plug at once when the browser does', async () => {
    const heard: SoundDevices[] = []
    const stop = open().onChange(list => heard.push(list))
    await vi.advanceTimersByTimeAsync(0)
    devices.plug('headset')
    devices.tellChange()
    await vi.advanceTimersByTimeAsync(0)
    expect(heard.at(-1)?.microphones).toHaveLength(1)
    stop()
  })

  it('looks only while somebody listens', async () => {
    const list = vi.spyOn(devices.source, 'enumerateDevices')
    const watch = open()
    const stops = [watch.onChange(() => undefined), watch.onChange(() => undefined)]
    for (const stop of stops) stop()
    list.mockClear()
    devices.tellChange()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(list).not.toHaveBeenCalled()
  })
})
