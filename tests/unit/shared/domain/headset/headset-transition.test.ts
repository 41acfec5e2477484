import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callIdSchema } from '#shared/domain/ids.ts'
import type { HeadsetAbilities } from '#shared/domain/headset/headset-reports.ts'
import { readHeadsetReports } from '#shared/domain/headset/headset-reports.ts'
import {
  declineHoldMs,
  echoMs,
  freshHeadset,
  type HeadsetCall,
  type HeadsetCommand,
  type HeadsetInput,
  lampsFor,
  stepHeadset,
} from '#shared/domain/headset/headset-transition.ts'
import type { HidCollection, Lamps } from '#shared/domain/headset/hid-collections.ts'
import { allShapes } from '../../../../support/headset-descriptors.ts'
import { propertyPatienceMs, propertyRuns } from '../../../../support/property-runs.ts'
import { createVirtualHeadset, type SentReport } from '../../../../support/virtual-headset.ts'

const callId = callIdSchema.parse('call-1')
const ringing: HeadsetCall = { status: 'ringing', callId }
const talking: HeadsetCall = { status: 'onCall', isMuted: false }
const muted: HeadsetCall = { status: 'onCall', isMuted: true }
const muteKey: HeadsetAbilities = {
  keys: { hookSwitch: 'position', mute: 'press', drop: 'press' },
  lamps: ['offHook', 'mute', 'ring'],
}
const muteSwitch: HeadsetAbilities = { ...muteKey, keys: { ...muteKey.keys, mute: 'position' } }

/** Plays inputs a good while apart, unless told when. @returns what each brought about */
function play(abilities: HeadsetAbilities, ...inputs: readonly (HeadsetInput | number)[]) {
  let state = freshHeadset
  let at = 0
  let gap = 5_000
  const commands: HeadsetCommand[] = []
  let lamps: Lamps | null = null
  for (const input of inputs) {
    if (typeof input === 'number') {
      gap = input
      continue
    }
    at += gap
    gap = 5_000
    const step = stepHeadset(state, input, at, abilities)
    state = step.state
    commands.push(...step.commands)
    lamps = step.lamps
  }
  return { commands, lamps, state }
}
const call = (value: HeadsetCall): HeadsetInput => ({ type: 'call', call: value })
const keys = (value: Extract<HeadsetInput, { type: 'keys' }>['keys']): HeadsetInput => ({
  type: 'keys',
  keys: value,
})
const review: HeadsetInput = { type: 'review' }

describe('what a press means', () => {
  it('[D1] the hook switch answers what rings, and hangs up what is on', () => {
    expect(play(muteKey, call(ringing), keys({ hookSwitch: true })).commands).toEqual([
      { do: 'answer', callId },
    ])
    expect(play(muteKey, call(talking), keys({ hookSwitch: false })).commands).toEqual([{ do: 'hangUp' }])
  })

  it('[O7] the mute key turns it round, the mute switch says which way', () => {
    expect(play(muteKey, call(talking), keys({ mute: true })).commands).toEqual([
      { do: 'setMuted', isMuted: true },
    ])
    expect(play(muteKey, call(muted), keys({ mute: true })).commands).toEqual([
      { do: 'setMuted', isMuted: false },
    ])
    expect(play(muteSwitch, call(muted), keys({ mute: false })).commands).toEqual([
      { do: 'setMuted', isMuted: false },
    ])
  })

  it('[I8] a short press of mute never declines a ring; one held and let go does, and so does Drop', () => {
    const down = keys({ mute: true })
    const up = keys({ mute: false })
    expect(play(muteKey, call(ringing), down, 200, up).commands).toEqual([])
    expect(play(muteKey, call(ringing), down, declineHoldMs, up).commands).toEqual([
      { do: 'decline', callId },
    ])
    expect(play(muteKey, call(ringing), down, down).commands).toEqual([])
    expect(play(muteKey, call(ringing), keys({ drop: true })).commands).toEqual([{ do: 'decline', callId }])
    expect(play(muteKey, call(talking), keys({ drop: true })).commands).toEqual([{ do: 'hangUp' }])
  })

  it('[I8] a key held since an earlier ring declines nothing of the next', () => {
    const next: HeadsetCall = { status: 'ringing', callId: callIdSchema.parse('call-2') }
    const story = [call(ringing), keys({ mute: true }), call(next), keys({ mute: false })]
    expect(play(muteKey, ...story).commands).toEqual([])
    expect(play(muteSwitch, call(ringing), keys({ mute: true }), keys({ mute: false })).commands).toEqual([])
  })

  it('without a call nothing happens but that the headset is put back', () => {
    expect(play(muteSwitch, keys({ hookSwitch: true }))).toMatchObject({
      commands: [],
      lamps: lampsFor({ status: 'idle' }),
    })
    expect(play(muteSwitch, keys({ mute: true })).lamps).toEqual(lampsFor({ status: 'idle' }))
  })
})

describe('the lamps', () => {
  it.each([
    [ringing, { offHook: false, mute: false, ring: true }],
    [talking, { offHook: true, mute: false, ring: false }],
    [muted, { offHook: true, mute: true, ring: false }],
    [{ status: 'idle' } as const, { offHook: false, mute: false, ring: false }],
  ])('follow the call: %j', (value, lamps) => {
    expect(lampsFor(value)).toEqual(lamps)
  })

  it('a press is confirmed by its lamp, which some headsets wait for', () => {
    expect(play(muteSwitch, call(talking), keys({ mute: true }), 10, call(muted)).lamps).toEqual(
      lampsFor(muted),
    )
  })

  it('a press that came to nothing is taken back on the device', () => {
    const { lamps } = play(muteSwitch, call(talking), keys({ mute: true }), review)
    expect(lamps).toEqual(lampsFor(talking))
  })
})

describe('echoes', () => {
  it('of our own lamp are no presses, as a switch and as a key', () => {
    expect(play(muteKey, call(muted), 20, keys({ mute: true })).commands).toEqual([])
    expect(play(muteSwitch, call(muted), 20, keys({ mute: true })).commands).toEqual([])
    expect(
      play(muteSwitch, call(muted), 50, call(talking), 20, keys({ mute: true }), 1, keys({ mute: false }))
        .commands,
    ).toEqual([])
  })

  it('of the last call’s hook do not answer the next, nor end it', () => {
    const idle: HeadsetCall = { status: 'idle' }
    const story = [call(talking), call(idle), 20, call(ringing), 20, call(talking), 20] as const
    expect(play(muteKey, ...story, keys({ hookSwitch: false })).commands).toEqual([])
    expect(
      play(muteKey, call(talking), 20, call(idle), 20, call(ringing), 20, keys({ hookSwitch: true }))
        .commands,
    ).toEqual([])
  })

  it('a key that bounces counts once', () => {
    const bouncing = [keys({ mute: true }), 5, keys({ mute: false }), 5, keys({ mute: true })] as const
    expect(play(muteKey, call(talking), ...bouncing).commands).toHaveLength(1)
  })
})

type Deed = 'ring' | 'answer' | 'answerMuted' | 'hangUp' | 'mute' | 'unmute' | 'pressHook' | 'pressMute'
const deeds: readonly Deed[] = [
  'ring',
  'answer',
  'answerMuted',
  'hangUp',
  'mute',
  'unmute',
  'pressHook',
  'pressMute',
]

function reportsOf(shape: readonly HidCollection[]) {
  const reports = readHeadsetReports(shape)
  if (!reports) throw new Error('no headset')
  return reports
}

/** A desk with a screen and a headset on a slow cable; time is played, not waited for. */
function desk(shape: readonly HidCollection[], echoes: boolean, delay: number) {
  const device = createVirtualHeadset(shape, { echoes })
  const reports = reportsOf(shape)
  let now = 0
  let state = freshHeadset
  let screen: HeadsetCall = { status: 'idle' }
  let acted = 0
  let queue: { readonly at: number; readonly run: () => void }[] = []
  const later = (run: () => void) => void queue.push({ at: now + delay, run })

  function feed(input: HeadsetInput) {
    const step = stepHeadset(state, input, now, reports.abilities)
    state = step.state
    if (step.lamps) {
      const sent = reports.encode(step.lamps)
      later(() => sent.forEach(({ reportId, data }) => send(device.receive(reportId, data))))
    }
    for (const command of step.commands) obey(command)
  }
  const send = (sent: readonly SentReport[]) =>
    sent.forEach(({ reportId, data }) => later(() => feed(keys(reports.decode(reportId, data)))))
  function become(next: HeadsetCall) {
    screen = next
    feed(call(next))
  }
  function obey(command: HeadsetCommand) {
    acted += 1
    if (command.do === 'answer') act('answer')
    else if (command.do === 'setMuted') act(command.isMuted ? 'mute' : 'unmute')
    else act('hangUp')
  }
  function act(deed: Deed) {
    if (deed === 'ring' && screen.status === 'idle') become(ringing)
    if (deed === 'answer' && screen.status === 'ringing') become(talking)
    if (deed === 'answerMuted' && screen.status === 'ringing') become(muted)
    if (deed === 'hangUp' && screen.status !== 'idle') become({ status: 'idle' })
    if (deed === 'mute' && screen.status === 'onCall') become(muted)
    if (deed === 'unmute' && screen.status === 'onCall') become(talking)
    if (deed === 'pressHook') send(device.press('hookSwitch'))
    if (deed === 'pressMute') send(device.press('mute'))
  }
  function pass(ms: number) {
    const end = now + ms
    for (;;) {
      const next = queue.toSorted((one, other) => one.at - other.at)[0]
      const review = state.reviewAt ?? Infinity
      if (Math.min(next?.at ?? Infinity, review) > end) break
      if (next && next.at <= review) {
        queue = queue.filter(one => one !== next)
        now = Math.max(now, next.at)
        next.run()
      } else {
        now = Math.max(now, review)
        feed({ type: 'review' })
      }
    }
    now = end
  }
  return {
    act,
    pass,
    rest: () => pass(60_000),
    screen: () => screen,
    acted: () => acted,
    device,
  }
}

describe('screen and headset', () => {
  const stories = fc.record({
    shape: fc.constantFrom(...Object.values(allShapes)),
    echoes: fc.boolean(),
    delay: fc.integer({ min: 0, max: echoMs / 2 - 1 }),
    deeds: fc.array(fc.tuple(fc.constantFrom(...deeds), fc.integer({ min: 0, max: 2_000 })), {
      maxLength: 40,
    }),
  })

  it(
    '[O7] agree at rest, whatever was pressed where and echoed when',
    { timeout: propertyPatienceMs },
    () => {
      fc.assert(
        fc.property(stories, ({ shape, echoes, delay, deeds: story }) => {
          const { act, pass, rest, device, ...one } = desk(shape, echoes, delay)
          for (const [deed, wait] of story) {
            act(deed)
            pass(wait)
          }
          rest()
          const expected = lampsFor(one.screen())
          expect(device.lamps).toEqual(expected)
          const kinds = readHeadsetReports(shape)?.abilities.keys
          if (kinds?.mute === 'position') expect(device.at.mute).toBe(expected.mute)
          expect(device.at.hookSwitch).toBe(expected.offHook)
        }),
        propertyRuns(5_000),
      )
    },
  )

  it('[O7] one press acts once, never twice and never not at all', { timeout: propertyPatienceMs }, () => {
    fc.assert(
      fc.property(stories, ({ shape, echoes, delay, deeds: story }) => {
        const { act, rest, ...one } = desk(shape, echoes, delay)
        for (const [deed] of story) {
          const before = one.screen()
          const acted = one.acted()
          act(deed)
          rest()
          const isPress = deed === 'pressHook' || deed === 'pressMute'
          const means =
            isPress && (before.status === 'onCall' || (before.status === 'ringing' && deed === 'pressHook'))
          expect(one.acted() - acted).toBe(means ? 1 : 0)
        }
      }),
      propertyRuns(5_000),
    )
  })
})
