import { describe, expect, it } from 'vitest'
import { callIdSchema } from '#shared/domain/ids.ts'
import { settingsSchema } from '#shared/ipc/desktop-state.ts'
import { methods } from '#shared/protocol/methods.ts'
import { AlertKeeper } from '../../../../src-main/alerts/alert-keeper.ts'
import type { WantedAlerts } from '../../../../src-main/alerts/wanted-alerts.ts'
import { SessionHost } from '../../../../src-main/session/session-host.ts'
import { StateHolder } from '../../../../src-main/session/state-holder.ts'
import { aDesktopState } from '../../../support/builders/desktop-state.ts'
import { aCall, anEvent, anOffer } from '../../../support/builders/wire.ts'
import { manualClock, settled } from '../../../support/manual-clock.ts'
import { recordingLog } from '../../../support/recording-log.ts'

const hour = 3_600_000

/** A desktop whose wall clock somebody sets, at a platform whose clock is right. */
function createWorld() {
  const clock = manualClock()
  let wanted: WantedAlerts | null = null
  let seq = 0
  const iso = () => new Date(clock.steady()).toISOString()
  const keeper = new AlertKeeper({
    clock,
    host: () => host,
    calls: () => ({ declined: new Set(), heldCall: null }),
    onDue: () => state.set({}),
    onHeldBack: () => {},
  })
  const host: SessionHost = new SessionHost({
    clock,
    log: recordingLog(),
    onChange: ({ session }) => state.set({ session }),
    resync: () => {},
  })
  const settings = settingsSchema.parse({ outsideAlerts: 'always' })
  const state = new StateHolder({ ...aDesktopState(), settings }, next => keeper.derive(next))
  keeper.onLook(now => (wanted = now))

  function hello() {
    const empty = { accounts: [], agents: [], rooms: [], calls: [], waiting: [], offers: [] }
    const isNew = host.session === null
    const serverAheadMs = clock.steady() - clock.now()
    state.set({ serverAheadMs })
    host.takeHello(
      methods['session.hello'].result.parse({
        sessionId: 'session-1',
        resumed: !isNew,
        seq,
        serverTime: iso(),
        me: { id: 'u-ani', name: 'Ani', role: 'agent' },
        ...(isNew && { snapshot: empty }),
      }),
      serverAheadMs,
    )
  }
  hello()
  return {
    clock,
    keeper,
    /** Somebody sets the clock, which the app notices by asking the platform anew. */
    setClock(byMs: number) {
      clock.sleep(byMs)
      hello()
    },
    async miss(id: string) {
      const callId = callIdSchema.parse(id)
      const offer = anOffer(aCall({ id, offeredAt: iso() }), {
        ringUntil: new Date(clock.steady() + 45_000).toISOString(),
      })
      const withdrawn = { callId, reason: 'customer_hung_up' }
      host.takeEvent({ kind: 'event', event: anEvent((seq += 1), 'call.offered', offer, iso()) })
      host.takeEvent({ kind: 'event', event: anEvent((seq += 1), 'call.withdrawn', withdrawn, iso()) })
      await settled()
    },
    missed: () => ({
      notices: wanted?.notifications.map(notice => ('callId' in notice ? notice.callId : notice.kind)),
      badge: wanted?.badge,
    }),
  }
}

describe('[D1] a missed call, where the clock of the desktop is set', () => {
  it('is told of, though the clock was an hour ahead when the window was last looked at', async () => {
    const world = createWorld()
    world.setClock(hour)
    world.keeper.surroundings({ isWindowInFront: true })
    world.keeper.surroundings({ isWindowInFront: false })
    world.setClock(-hour)
    await world.clock.advance(1_000)
    await world.miss('call-1')
    expect(world.missed()).toEqual({ notices: ['call-1'], badge: 1 })
  })

  it('is not told of a second time when the clock is set forward after it was seen', async () => {
    const world = createWorld()
    world.keeper.surroundings({ isWindowInFront: true })
    await world.miss('call-1')
    await world.clock.advance(1_000)
    world.keeper.surroundings({ isWindowInFront: false })
    world.setClock(hour)
    await settled()
    expect(world.missed()).toEqual({ notices: [], badge: 0 })
  })
})
