import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callIdSchema } from '#shared/domain/ids.ts'
import { type DesktopState, settingsSchema } from '#shared/ipc/desktop-state.ts'
import { methods } from '#shared/protocol/methods.ts'
import type { Session } from '#shared/session/session.ts'
import { AlertKeeper } from '../../../../src-main/alerts/alert-keeper.ts'
import type { WantedAlerts } from '../../../../src-main/alerts/wanted-alerts.ts'
import { SessionHost } from '../../../../src-main/session/session-host.ts'
import { aDesktopState } from '../../../support/builders/desktop-state.ts'
import { aCall, anEvent, anOffer } from '../../../support/builders/wire.ts'
import { manualClock } from '../../../support/manual-clock.ts'
import { propertyPatienceMs, propertyRuns } from '../../../support/property-runs.ts'
import { recordingLog } from '../../../support/recording-log.ts'

const start = Date.parse('2026-11-23T09:00:00.000Z')
const ringMs = 45_000
const ids = ['call-1', 'call-2', 'call-3'].map(id => callIdSchema.parse(id))

type Step =
  | { readonly do: 'offer' | 'withdraw' | 'answer' | 'answerRefused' | 'decline'; readonly call: number }
  | { readonly do: 'pass' | 'sleep'; readonly ms: number }
  | { readonly do: 'cut' | 'hello' | 'snapshot' | 'front' | 'back' | 'lock' | 'unlock' }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom('offer', 'withdraw', 'answer', 'answerRefused', 'decline'),
    call: fc.nat({ max: ids.length - 1 }),
  }),
  fc.record({ do: fc.constantFrom('pass', 'sleep'), ms: fc.integer({ min: 1, max: 60_000 }) }),
  fc.record({ do: fc.constantFrom('cut', 'hello', 'snapshot', 'front', 'back', 'lock', 'unlock') }),
)

/** The platform's side of the story: what truly rings, and the events that the desktop has not heard. */
function createStory() {
  const clock = manualClock(start)
  const choices = { declined: new Set<(typeof ids)[number]>() }
  const answers = new Map<(typeof ids)[number], () => void>()
  const offers = new Map<(typeof ids)[number], number>()
  const unheard: Parameters<typeof anEvent>[] = []
  let seq = 0
  let isLinked = true
  let doubted = false
  let state: DesktopState = {
    ...aDesktopState(),
    settings: settingsSchema.parse({ outsideAlerts: 'always' }),
  }
  let wanted: WantedAlerts | null = null
  const host: SessionHost = new SessionHost({
    clock,
    log: recordingLog(),
    onChange: ({ session }) => put(session),
    resync: () => hello(true),
  })
  const keeper = new AlertKeeper({
    clock,
    host: () => host,
    calls: () => ({ declined: choices.declined, heldCall: null }),
    onDue: () => put(state.session),
    onHeldBack: () => {},
  })
  keeper.onLook(now => (wanted = now))

  function put(session: Session | null): void {
    state = keeper.derive({ ...state, session })
  }
  function hello(isNew: boolean): void {
    isLinked = true
    doubted = false
    if (isNew) unheard.length = 0
    const open = [...offers].map(([id, until]) => anOffer(aCall({ id }), { ringUntil: iso(until) }))
    const empty = { accounts: [], agents: [], rooms: [], calls: [], waiting: [], offers: open }
    host.takeHello(
      methods['session.hello'].result.parse({
        sessionId: 'session-1',
        resumed: !isNew,
        seq,
        serverTime: iso(clock.now()),
        me: { id: 'u-ani', name: 'Ani', role: 'agent' },
        ...(isNew && { snapshot: empty }),
      }),
      0,
    )
    for (const event of unheard.splice(0)) host.takeEvent({ kind: 'event', event: anEvent(...event) })
  }
  function tell(type: string, data: object): void {
    seq += 1
    if (isLinked) host.takeEvent({ kind: 'event', event: anEvent(seq, type, data) })
    else unheard.push([seq, type, data])
  }
  hello(true)

  return {
    seen: () => ({ wanted, offers, choices, answering: host.answering, doubted, now: clock.now() }),
    async play(next: Step): Promise<void> {
      switch (next.do) {
        case 'offer': {
          const id = ids[next.call]!
          if (offers.has(id)) return
          offers.set(id, clock.now() + ringMs)
          choices.declined.delete(id)
          tell('call.offered', anOffer(aCall({ id }), { ringUntil: iso(clock.now() + ringMs) }))
          break
        }
        case 'withdraw': {
          const id = ids[next.call]!
          if (offers.delete(id)) tell('call.withdrawn', { callId: id, reason: 'customer_hung_up' })
          break
        }
        case 'answer': {
          const id = ids[next.call]!
          if (answers.has(id) || !offers.has(id)) return
          const { promise, resolve } = Promise.withResolvers<void>()
          answers.set(id, resolve)
          void host.whileAnswering(id, () => promise)
          keeper.surroundings({})
          break
        }
        case 'answerRefused': {
          const id = ids[next.call]!
          answers.get(id)?.()
          answers.delete(id)
          await Promise.resolve()
          keeper.surroundings({})
          break
        }
        case 'decline':
          choices.declined.add(ids[next.call]!)
          keeper.surroundings({})
          break
        case 'pass':
          await clock.advance(next.ms)
          break
        case 'sleep':
          clock.sleep(next.ms)
          doubted = true
          isLinked = false
          host.doubtRings()
          keeper.surroundings({})
          break
        case 'cut':
          isLinked = false
          break
        case 'hello':
          hello(false)
          break
        case 'snapshot':
          hello(true)
          break
        case 'front':
        case 'back':
          keeper.surroundings({ isWindowInFront: next.do === 'front' })
          break
        case 'lock':
        case 'unlock':
          keeper.surroundings({ isScreenLocked: next.do === 'lock' })
          break
      }
      for (const [id, until] of offers) if (until <= clock.now()) offers.delete(id)
      // Everything that is due at this moment, and the looks that wait for the end of the turn.
      await clock.advance(0)
    },
  }
}

const iso = (ms: number): string => new Date(ms).toISOString()

describe('[D1] [D2] rings', () => {
  it(
    'are on for no call without a live, confirmed ring, and all parts agree, whatever happens in whatever order',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 60 }), async steps => {
          const story = createStory()
          let isLinked = true
          for (const next of steps) {
            await story.play(next)
            if (next.do === 'cut' || next.do === 'sleep') isLinked = false
            if (next.do === 'hello' || next.do === 'snapshot') isLinked = true
            const { wanted, offers, choices, answering, doubted } = story.seen()
            if (!wanted) throw new Error('Nothing was derived')
            const { panels, ringtone, notifications, attention, callWindow, tray, badge } = wanted
            const incoming = notifications.filter(notice => notice.kind === 'incoming')
            const missed = notifications.filter(notice => notice.kind === 'missed')

            // Nothing rings that was chosen on, or that a sleep has made doubtful.
            for (const id of panels) expect(answering.has(id) || choices.declined.has(id)).toBe(false)
            if (doubted) expect(panels).toEqual([])
            // On a live link it is exactly what the platform offers.
            if (isLinked) {
              const chosen = (id: (typeof ids)[number]) => answering.has(id) || choices.declined.has(id)
              expect([...panels].sort()).toEqual([...offers.keys()].filter(id => !chosen(id)).sort())
            }
            // All parts agree.
            expect(ringtone !== null).toBe(panels.length > 0)
            expect(tray.activity === 'ringing').toBe(panels.length > 0)
            if (answering.size === 0) expect(ringtone).not.toBe('beep')
            if (attention) {
              expect(incoming.map(notice => notice.callId)).toEqual(panels)
              expect(callWindow).toMatchObject({ kind: 'ringing', ring: { callId: panels[0] } })
            } else {
              expect(incoming).toEqual([])
              expect(callWindow).toBeNull()
            }
            expect(attention && panels.length === 0).toBe(false)
            expect(badge).toBeGreaterThanOrEqual(panels.length + missed.length)
          }
          // Time alone ends whatever is left.
          await story.play({ do: 'pass', ms: 60_000 })
          expect(story.seen().wanted).toMatchObject({ panels: [], ringtone: null, attention: false })
        }),
        propertyRuns(1_000),
      )
    },
    propertyPatienceMs,
  )
})
