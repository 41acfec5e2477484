import { beforeEach, describe, expect, it } from 'vitest'
import { type CallId, callIdSchema } from '#shared/domain/ids.ts'
import { Wishes } from '../../../../src-main/alerts/wishes.ts'
import { StateHolder } from '../../../../src-main/session/state-holder.ts'
import { aDesktopState } from '../../../support/builders/desktop-state.ts'
import { aCall, anOffer, aSession } from '../../../support/builders/wire.ts'
import { type ManualClock, manualClock } from '../../../support/manual-clock.ts'
import { recordingLog } from '../../../support/recording-log.ts'

const callId = callIdSchema.parse('call-1')
const ringing = aSession({ offers: [anOffer()] })
let clock: ManualClock
let state: StateHolder
let isConfirmed: boolean
let answering: Set<CallId>
let wishes: Wishes

beforeEach(() => {
  clock = manualClock()
  state = new StateHolder({ ...aDesktopState(), auth: { status: 'signedIn' } })
  isConfirmed = true
  answering = new Set()
  wishes = new Wishes({
    state,
    clock,
    host: { isRingConfirmed: () => isConfirmed, answering },
    log: recordingLog(),
  })
})

const online = { connection: { status: 'online', since: 0 } } as const
const acts = () => (state.get().wishes ?? []).map(wish => wish.act)

describe('what was pressed outside the window', () => {
  it('is done once', () => {
    wishes.add({ act: 'toggleMute', callId })
    const [wish] = state.get().wishes ?? []
    expect([wishes.take(wish!.id), wishes.take(wish!.id)]).toEqual([true, false])
    expect(state.get().wishes).toEqual([])
  })

  it('[D1] answers at once a call that rings here', () => {
    state.set({ ...online, session: ringing })
    wishes.answer(callId)
    expect(state.get().wishes).toMatchObject([{ act: 'answer', callId }])
  })

  it('[D1] waits, after a cold start, for the platform to tell of the call', () => {
    wishes.answer(callId)
    expect(acts()).toEqual([])
    state.set({ session: ringing })
    expect(acts()).toEqual([])
    state.set(online)
    expect(acts()).toEqual(['answer'])
  })

  it('says that the call is over when the platform no longer offers it', () => {
    wishes.answer(callId)
    state.set({ ...online, session: aSession() })
    expect(acts()).toEqual(['sayOver'])
  })

  it('[D1] says nothing of a call that is being answered or spoken here: the button was pressed twice', () => {
    state.set({ ...online, session: ringing })
    answering.add(callId)
    wishes.answer(callId)
    state.set({ session: aSession({ calls: [aCall({ state: 'connected' })] }) })
    wishes.answer(callId)
    expect(acts()).toEqual([])
  })

  it('[D2] does not believe what was known before a sleep', () => {
    isConfirmed = false
    state.set({ ...online, session: ringing })
    wishes.answer(callId)
    expect(acts()).toEqual([])
    isConfirmed = true
    state.set({ session: aSession() })
    expect(acts()).toEqual(['sayOver'])
  })

  it('gives up when no ring could still last, and when nobody is signed in', async () => {
    wishes.answer(callId)
    await clock.advance(60_000)
    expect(acts()).toEqual(['sayOver'])
    state.set({ auth: { status: 'signedOut' } })
    wishes.answer(callId)
    expect(acts()).toEqual(['sayOver', 'sayOver'])
  })
})
