import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import {
  type ConsentCheck,
  mayChangeCheck,
  nextChange,
  watchConsent,
} from '../../../../src-renderer/store/consent-check.ts'
import { everythingAllowed, granted, refused } from '../../../support/gallery/fake-dering.ts'
import { call, desktop, room, session } from '../../../support/gallery/people.ts'

const start = Date.parse('2026-11-25T09:00:00Z')
const minute = 60_000
const iso = (at: number) => new Date(at).toISOString()
const here = { roomId: room(0).id, accountId: room(0).accountId }
const quietRoom = () => room(0, { conversation: undefined, windowUntil: undefined })
const state = (change: Parameters<typeof session>[1] = {}): DesktopState =>
  desktop({ session: session([quietRoom()], change) })
const check = (change: Partial<ConsentCheck> = {}): ConsentCheck => ({
  ...everythingAllowed,
  expiresAt: undefined,
  ...change,
})

beforeEach(() => void vi.useFakeTimers({ now: start }))
afterEach(() => void vi.useRealTimers())

describe('nextChange', () => {
  it('[P2] [P5] is the first moment to come of all that end or begin', () => {
    const told = check({
      expiresAt: iso(start + 9 * minute),
      refusals: [{ action: 'request', reason: 'request_limit_day', retryAt: iso(start + 3 * minute) }],
    })
    const ending = room(0, { windowUntil: iso(start + 5 * minute), conversation: undefined })
    expect(nextChange(told, ending, start)).toBe(start + 3 * minute)
    expect(nextChange(told, ending, start + 3 * minute)).toBe(start + 5 * minute)
    expect(nextChange(told, ending, start + 9 * minute)).toBeUndefined()
  })
})

describe('mayChangeCheck', () => {
  const before = state()
  const after = (change: Partial<NonNullable<DesktopState['session']>>): DesktopState => ({
    ...before,
    session: before.session && { ...before.session, ...change },
  })

  it('[C6] is true for consent, balance, account, room and calls, and for coming back', () => {
    const consents = { [here.roomId]: { roomId: here.roomId, status: 'permanent' as const } }
    expect(mayChangeCheck(here, before, after({ consents }))).toBe(true)
    const balances = { [here.accountId]: { currency: 'IDR', minor: 1 } }
    expect(mayChangeCheck(here, before, after({ balances }))).toBe(true)
    expect(mayChangeCheck(here, before, after({ accounts: {} }))).toBe(true)
    expect(mayChangeCheck(here, before, after({ rooms: { [here.roomId]: room(0) } }))).toBe(true)
    expect(mayChangeCheck(here, before, after({ calls: { [call(0).id]: call(0) } }))).toBe(true)
    expect(mayChangeCheck(here, { ...before, connection: { status: 'idle' } }, before)).toBe(true)
  })

  it('is false for what happens elsewhere', () => {
    const rooms = { ...before.session?.rooms, [room(1).id]: room(1) }
    expect(mayChangeCheck(here, before, after({ rooms, offers: {}, seq: 9 }))).toBe(false)
  })
})

describe('watchConsent', () => {
  function watch(answers: readonly ConsentCheck[], aheadMs = 0) {
    const store = createStore<DesktopState>(() => ({ ...state(), serverAheadMs: aheadMs }))
    const seen: ConsentCheck[] = []
    let asked = 0
    const api = {
      checkConsent: () => {
        const answer = answers[asked]
        asked += 1
        return Promise.resolve(answer ? granted(answer) : refused({ reason: 'failed', message: 'No.' }))
      },
    }
    const onCheck = (told: ConsentCheck) => void seen.push(told)
    const stop = watchConsent(here, { api, store, now: () => Date.now(), onCheck })
    return { store, seen, asked: () => asked, stop }
  }
  const settle = () => vi.advanceTimersByTimeAsync(0)

  it('[P2] asks again when a refusal is lifted, by the platform’s clock', async () => {
    const retryAt = iso(start + 10 * minute)
    const limited = check({ refusals: [{ action: 'request', reason: 'request_limit_day', retryAt }] })
    const { seen, asked, stop } = watch([limited, check()], 4 * minute)
    await settle()
    expect(seen).toEqual([limited])
    await vi.advanceTimersByTimeAsync(6 * minute)
    expect(asked()).toBe(1)
    await vi.advanceTimersByTimeAsync(1000)
    expect(seen).toEqual([limited, check()])
    stop()
  })

  it('[C6] asks again on an event, and keeps the last answer when it is refused', async () => {
    const { store, seen, asked, stop } = watch([check()])
    await settle()
    const consents = { [here.roomId]: { roomId: here.roomId, status: 'permanent' as const } }
    store.setState(state({ consents }))
    await settle()
    expect([asked(), seen.length]).toEqual([2, 1])
    stop()
  })

  it('rests once it is stopped', async () => {
    const { store, asked, stop } = watch([check({ expiresAt: iso(start + minute) })])
    await settle()
    stop()
    store.setState(state())
    await vi.advanceTimersByTimeAsync(2 * minute)
    expect(asked()).toBe(1)
  })
})
