import { describe, expect, it } from 'vitest'
import { agentIdSchema, callIdSchema } from '#shared/domain/ids.ts'
import { nudgeNoticeOf } from '../../../../src-main/alerts/nudge-notice.ts'
import type { Ring, RingStanding } from '../../../../src-main/alerts/ring.ts'
import { noKeyTargets } from '../../../../src-main/keys/key-plan.ts'
import { type AlertFacts, wantedAlerts } from '../../../../src-main/alerts/wanted-alerts.ts'

const callId = callIdSchema.parse('call-1')
const aRing = (over: Partial<Ring> = {}): Ring => ({
  callId,
  customerName: 'Budi',
  accountName: 'Toko Sinar',
  kind: 'offered',
  endsAt: 45_000,
  standing: 'live',
  ...over,
})
const facts = (over: Partial<AlertFacts> = {}): AlertFacts => ({
  rings: [aRing()],
  aftermath: [],
  nudge: null,
  call: null,
  presence: 'online',
  isWindowInFront: false,
  isScreenLocked: false,
  namesOnLockScreen: false,
  outside: 'respect',
  isSystemQuiet: false,
  ...over,
})
const call = { callId: callIdSchema.parse('call-0'), customerName: 'Rina', connectedAt: 5 }
const missed = { kind: 'missed', callId, customerName: 'Budi', accountName: 'Toko Sinar' } as const

describe('[D1] what is on while a call rings', () => {
  it('is everything, when the window is not in front', () => {
    expect(wantedAlerts(facts())).toEqual({
      panels: ['call-1'],
      ringtone: 'ring',
      mayChime: false,
      notifications: [
        { kind: 'incoming', callId, customerName: 'Budi', accountName: 'Toko Sinar', canAnswer: true },
      ],
      heldBack: [],
      attention: true,
      callWindow: { kind: 'ringing', ring: aRing(), others: 0 },
      tray: { presence: 'online', activity: 'ringing', answerable: callId, declinable: callId, call: null },
      keys: { answer: callId, decline: callId, toggleMute: null, hangUp: null },
      badge: 1,
    })
  })

  it('is the window itself, its ringtone and the tray, when it is in front', () => {
    expect(wantedAlerts(facts({ isWindowInFront: true }))).toMatchObject({
      panels: ['call-1'],
      ringtone: 'ring',
      notifications: [],
      attention: false,
      callWindow: null,
      tray: { activity: 'ringing' },
    })
  })

  it('[D7] is no call window beside a window in front that shows the call itself', () => {
    expect(wantedAlerts(facts({ rings: [], call, isWindowInFront: true })).callWindow).toBeNull()
  })

  it('[I4] is a beep and no answer button, while the agent is on a call', () => {
    const wanted = wantedAlerts(facts({ call }))
    expect(wanted).toMatchObject({ ringtone: 'beep', callWindow: { kind: 'call', call } })
    expect(wanted.tray).toMatchObject({ answerable: null, declinable: callId, call: call.callId })
    expect(wanted.notifications).toMatchObject([{ kind: 'incoming', canAnswer: false }])
    const waiting = wantedAlerts(facts({ call, rings: [aRing({ kind: 'waiting' })] }))
    expect(waiting).toMatchObject({ ringtone: 'beep', panels: [], notifications: [], badge: 0 })
  })

  it('leaves nothing outside the window, nor a sound, when the system asks for quiet', () => {
    const quiet = { isSystemQuiet: true }
    const none = { notifications: [], attention: false, callWindow: null }
    expect(wantedAlerts(facts(quiet))).toMatchObject({ ...none, ringtone: null, panels: ['call-1'] })
    expect(wantedAlerts(facts({ ...quiet, outside: 'never' }))).toMatchObject({ ...none, ringtone: 'ring' })
    expect(wantedAlerts(facts({ ...quiet, outside: 'always' }))).toMatchObject({
      ringtone: 'ring',
      attention: true,
      callWindow: { kind: 'ringing' },
    })
  })

  it('[D5] names the calls that the system’s quiet holds back, where nobody sees the window', () => {
    const heldBack = (over: Partial<AlertFacts>) =>
      wantedAlerts(facts({ isSystemQuiet: true, ...over })).heldBack
    expect(heldBack({})).toEqual([callId])
    expect(heldBack({ isWindowInFront: true })).toEqual([])
    expect(heldBack({ outside: 'always' })).toEqual([])
    expect(heldBack({ isSystemQuiet: false })).toEqual([])
    expect(heldBack({ rings: [aRing({ standing: 'declined' })] })).toEqual([])
  })

  it('[D7] keeps the call in reach outside the window, whatever was set for rings', () => {
    const wanted = wantedAlerts(facts({ rings: [], call, outside: 'never' }))
    expect(wanted).toMatchObject({
      callWindow: { kind: 'call' },
      tray: { activity: 'onCall' },
      ringtone: null,
    })
  })
})

describe('what is on while the session is locked', () => {
  const locked = { isScreenLocked: true }
  const nameless = { customerName: null, accountName: 'Toko Sinar' }

  it('[D1] is everything, but nobody who passes reads a name or presses a key', () => {
    const wanted = wantedAlerts(facts({ ...locked, aftermath: [missed] }))
    expect(wanted).toMatchObject({ ringtone: 'ring', attention: true, callWindow: { kind: 'ringing' } })
    expect(wanted.notifications).toMatchObject([
      { kind: 'incoming', ...nameless },
      { kind: 'missed', ...nameless },
    ])
    expect(wanted.keys).toEqual(noKeyTargets)
  })

  it('says the name where the person wants it', () => {
    const wanted = wantedAlerts(facts({ ...locked, namesOnLockScreen: true }))
    expect(wanted.notifications).toMatchObject([{ customerName: 'Budi' }])
  })
})

describe('[D2] what is on when nothing rings any more', () => {
  it.each<RingStanding>(['unconfirmed', 'answering', 'declined'])(
    'is nothing for a ring that is %s',
    standing => {
      expect(wantedAlerts(facts({ rings: [aRing({ standing })] }))).toMatchObject({
        panels: [],
        ringtone: null,
        notifications: [],
        attention: false,
        callWindow: null,
        badge: 0,
      })
    },
  )

  it('is the word of what was missed, until the window is looked at', () => {
    const wanted = wantedAlerts(facts({ rings: [], aftermath: [missed] }))
    expect(wanted).toMatchObject({ notifications: [missed], badge: 1, ringtone: null, attention: false })
    expect(
      wantedAlerts(facts({ rings: [], aftermath: [missed], isWindowInFront: true })).notifications,
    ).toEqual([])
  })
})

describe('[D8] a nudge', () => {
  const nudge = { kind: 'nudge', nudgeId: 1, byName: 'Sari', text: null } as const
  const nudged = (over: Partial<AlertFacts> = {}) =>
    wantedAlerts(facts({ rings: [], nudge, ...over })).notifications

  it('is said outside the window, unless that is in front or the person wants no such thing', () => {
    expect(nudged()).toEqual([nudge])
    expect(nudged({ isWindowInFront: true })).toEqual([])
    expect(nudged({ isSystemQuiet: true })).toEqual([])
    expect(nudged({ outside: 'never' })).toEqual([])
  })

  it('is only the latest, and only until the window was looked at', () => {
    const received = { id: 4, at: 1_000, by: { id: agentIdSchema.parse('sari'), name: 'Sari' } }
    expect(nudgeNoticeOf(received, 999)).toEqual({ ...nudge, nudgeId: 4 })
    expect(nudgeNoticeOf({ ...received, text: 'Come' }, 999)).toMatchObject({ text: 'Come' })
    expect(nudgeNoticeOf(received, 1_000)).toBeNull()
    expect(nudgeNoticeOf(null, 0)).toBeNull()
  })
})

describe('[D8] the sound for who waits too long', () => {
  const mayChime = (over: Partial<AlertFacts> = {}) => wantedAlerts(facts({ rings: [], ...over })).mayChime

  it('is held back while the agent rings or speaks, and while the system asks for quiet', () => {
    expect(mayChime()).toBe(true)
    expect(mayChime({ call })).toBe(false)
    expect(mayChime({ rings: [aRing()] })).toBe(false)
    expect(mayChime({ rings: [aRing({ standing: 'answering' })] })).toBe(false)
    expect(mayChime({ isSystemQuiet: true })).toBe(false)
    expect(mayChime({ isSystemQuiet: true, outside: 'always' })).toBe(true)
  })
})
