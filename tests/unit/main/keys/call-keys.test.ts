import { expect, it } from 'vitest'
import { callIdSchema } from '#shared/domain/ids.ts'
import { noGlobalKeys } from '#shared/ipc/global-keys.ts'
import { CallKeys } from '../../../../src-main/keys/call-keys.ts'
import { noKeyTargets } from '../../../../src-main/keys/key-plan.ts'
import { recordingLog } from '../../../support/recording-log.ts'

const mute = 'Control+Shift+F11'
const callId = callIdSchema.parse('call-1')

function keysAt(times: { now: number }, register: (onPress: () => void) => boolean) {
  const muted: string[] = []
  const taken: (readonly string[])[] = []
  const log = recordingLog()
  const nothing = () => {}
  const keys = new CallKeys({
    port: { register: (_combination, onPress) => register(onPress), unregister: nothing },
    acts: { answer: nothing, decline: nothing, hangUp: nothing, toggleMute: id => void muted.push(id) },
    now: () => times.now,
    onTaken: combinations => void taken.push(combinations),
    log,
  })
  return { keys, muted, taken, lines: log.lines }
}

it('a key that is held down mutes once', () => {
  const times = { now: 0 }
  let press = () => {}
  const { keys, muted } = keysAt(times, onPress => {
    press = onPress
    return true
  })
  keys.choose({ ...noGlobalKeys, toggleMute: mute })
  keys.aim({ ...noKeyTargets, toggleMute: callId })
  // As X11 repeats: after 660 ms, then every 40.
  for (const at of [0, 660, 700, 740, 780]) {
    times.now = at
    press()
  }
  expect(muted).toEqual([callId])
  times.now = 1_600
  press()
  expect(muted).toEqual([callId, callId])
})

it('a key of another program is told as soon as it is chosen, and no more when it is given up', () => {
  const { keys, taken } = keysAt({ now: 0 }, () => false)
  keys.choose({ ...noGlobalKeys, toggleMute: mute })
  expect(taken.at(-1)).toEqual([mute])
  keys.choose(noGlobalKeys)
  expect(taken.at(-1)).toEqual([])
})

it('a key that the system cannot read is told as one that cannot be had', () => {
  const { keys, taken, lines } = keysAt({ now: 0 }, () => {
    throw new Error('Invalid accelerator')
  })
  keys.choose({ ...noGlobalKeys, toggleMute: mute })
  expect(taken.at(-1)).toEqual([mute])
  expect(lines.map(line => line.message)).toContain('a key cannot be taken')
})
