import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CallEvent } from '#shared/ipc/call-timeline.ts'
import { inCausalOrder } from '../../../../src-main/call-log/causal-order.ts'

const order = (recorded: readonly CallEvent[], noted: readonly CallEvent[]) =>
  inCausalOrder(recorded, noted).map(({ what }) => what)

describe('[D5] what happened to a call stands in the order of cause and effect', () => {
  it('where WhatsApp cut the answer to the second in which it was pressed', () => {
    expect(
      order(
        [
          { what: 'offered', at: 10_000 },
          { what: 'connected', at: 15_000 },
        ],
        [
          { what: 'shown', at: 10_180 },
          { what: 'answering', at: 15_600 },
          { what: 'device', at: 15_700, kind: 'microphone', label: 'Jabra' },
          { what: 'muted', at: 15_900 },
        ],
      ),
    ).toEqual(['offered', 'shown', 'answering', 'connected', 'device', 'muted'])
  })

  it('where a whole short call has one time', () => {
    const noted: readonly CallEvent[] = [
      { what: 'shown', at: 10_100 },
      { what: 'answering', at: 10_400 },
      { what: 'hangingUp', at: 10_900 },
      { what: 'quality', at: 10_950, level: 'good' },
    ]
    const recorded: readonly CallEvent[] = [
      { what: 'ended', at: 10_000, by: 'agent', reason: 'completed' },
      { what: 'connected', at: 10_000 },
      { what: 'offered', at: 10_000 },
    ]
    expect(order(recorded, noted)).toEqual([
      'offered',
      'shown',
      'answering',
      'connected',
      'hangingUp',
      'quality',
      'ended',
    ])
  })

  it('where another answered: connected there, so it stopped ringing here', () => {
    expect(
      order(
        [{ what: 'connected', at: 15_000, by: 'Bo' }],
        [
          { what: 'sounded', at: 15_050 },
          { what: 'withdrawn', at: 15_300, reason: 'answered_elsewhere', by: 'Bo' },
        ],
      ),
    ).toEqual(['sounded', 'connected', 'withdrawn'])
  })

  it('also where the clocks of both sides differ by seconds', () => {
    expect(
      order(
        [
          { what: 'offered', at: 12_000 },
          { what: 'connected', at: 13_000 },
          { what: 'ended', at: 20_000 },
        ],
        [
          { what: 'shown', at: 11_500 },
          { what: 'answering', at: 15_200 },
          { what: 'hangingUp', at: 22_100 },
        ],
      ),
    ).toEqual(['offered', 'shown', 'answering', 'connected', 'hangingUp', 'ended'])
  })

  it('but leaves what was measured exactly where it was measured', () => {
    expect(order([{ what: 'ended', at: 20_001 }], [{ what: 'quality', at: 20_002, level: 'good' }])).toEqual([
      'ended',
      'quality',
    ])
  })

  it('whatever was noted and whenever: nothing is lost, one clock is never contradicted, causes come first', () => {
    const at = fc.integer({ min: 0, max: 5_000 })
    const whole = at.map(time => Math.floor(time / 1_000) * 1_000)
    const whats = [
      'shown',
      'notified',
      'sounded',
      'answering',
      'muted',
      'unmuted',
      'hangingUp',
      'linkLost',
    ] as const
    const noted = fc.uniqueArray(fc.record({ what: fc.constantFrom(...whats), at }), {
      selector: ({ what }) => what,
    })
    const recorded = fc.tuple(whole, whole, whole).map((times): readonly CallEvent[] => {
      const [start = 0, answer = 0, end = 0] = times.toSorted((a, b) => a - b)
      return [
        { what: 'offered', at: start },
        { what: 'connected', at: answer },
        { what: 'ended', at: end },
      ]
    })
    fc.assert(
      fc.property(recorded, noted, (told, seen) => {
        const events = inCausalOrder(told, seen)
        expect(events.toSorted(byWhat)).toEqual([...told, ...seen].toSorted(byWhat))
        const own = events.filter(event => seen.some(one => one === event))
        expect(own.map(event => event.at)).toEqual(own.map(event => event.at).toSorted((a, b) => a - b))
        const place = (what: CallEvent['what']) => events.findIndex(event => event.what === what)
        expect(place('offered')).toBe(0)
        expect(place('connected')).toBeLessThan(place('ended'))
        expect(place('connected')).toBeGreaterThan(place('answering'))
        expect(place('ended')).toBeGreaterThan(place('hangingUp'))
      }),
    )
  })
})

const byWhat = (a: CallEvent, b: CallEvent): number => a.what.localeCompare(b.what)
