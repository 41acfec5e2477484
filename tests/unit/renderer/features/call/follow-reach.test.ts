import { expect, it } from 'vitest'
import type { ReachReport } from '#shared/ipc/sound-settings.ts'
import { followReach } from '../../../../../src-renderer/features/call/follow-reach.ts'
import { createFakeWatch } from '../../media/fake-devices.ts'

it('[D3] tells whether calls can be heard and spoken here, on every change and only then', () => {
  const told: ReachReport[] = []
  const fake = createFakeWatch(['headset'])
  const reach = followReach(fake.watch, {
    reportReach: async sound => (told.push(sound), { ok: true, value: null }),
  })
  fake.show(['headset'])
  fake.show(['headset', 'other'])
  reach.soundFailed()
  reach.soundFailed()
  fake.show(['headset'])
  expect(told).toEqual([
    { microphone: 'ready', output: 'ready' },
    { microphone: 'ready', output: 'silent' },
    { microphone: 'ready', output: 'ready' },
  ])
  reach.stop()
  expect(fake.listeners.size).toBe(0)
})
