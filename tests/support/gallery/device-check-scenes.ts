import type { DeviceCheck } from '#shared/domain/device-check.ts'
import { type CallScene, emptyHanded } from './call-scenes.ts'
import type { ProbeScene } from './fake-probe.ts'

const works = { microphone: 'passed', speaker: 'passed', ring: 'passed', loopBack: 'passed' } as const

const scene =
  (deviceCheck: DeviceCheck, probe: ProbeScene = {}) =>
  (): CallScene => ({ desk: emptyHanded(), ui: { deviceCheck }, probe })
const at = (step: DeviceCheck['at'], probe?: ProbeScene) => scene({ at: step, results: {} }, probe)

/** [D3] Every state of the device check. */
export const deviceCheckScenes: Readonly<Record<string, () => CallScene>> = {
  'check-microphone': at('microphone'),
  'check-microphone-heard': at('microphone', { localRms: 0.1 }),
  'check-microphone-blocked': at('microphone', {
    state: { microphone: { status: 'unusable', why: 'blocked' } },
  }),
  'check-speaker': at('speaker'),
  'check-ring': at('ring'),
  'check-loop': at('loopBack', { localRms: 0.1 }),
  'check-loop-heard': at('loopBack', { state: { way: 'platform' }, localRms: 0.1, remoteRms: 0.08 }),
  'check-loop-failed': at('loopBack', { state: { link: 'failed' } }),
  'check-loop-blocked': at('loopBack', { state: { way: 'platform', link: 'failed' }, localRms: 0.1 }),
  'check-notification': at('notification'),
  'check-passed': scene({ at: 'summary', results: { ...works, notification: 'passed' } }),
  'check-failed': scene({
    at: 'summary',
    results: { ...works, microphone: 'not_spoken', ring: 'not_tried', notification: 'not_seen' },
  }),
}
