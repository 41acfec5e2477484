import { describe, expect, it } from 'vitest'
import { linkTrouble, linkView } from '../../../../src-renderer/features/connection/link-view.ts'
import { replyWindow, wholeMinutes } from '../../../../src-renderer/features/inbox/reply-window.ts'
import { signInProblem } from '../../../../src-renderer/features/sign-in/sign-in-problem.ts'

const now = Date.parse('2026-11-25T09:00:00Z')

describe('replyWindow', () => {
  it('[C3] is open until its very end', () => {
    const until = '2026-11-25T15:00:00Z'
    expect(replyWindow({ windowUntil: until }, now)).toEqual({
      state: 'open',
      leftMs: 6 * 3_600_000,
      until: Date.parse(until),
    })
    expect(replyWindow({ windowUntil: until }, Date.parse(until) - 1).state).toBe('ending')
    expect(replyWindow({ windowUntil: until }, Date.parse(until)).state).toBe('closed')
  })

  it('is shown in whole minutes, and never as none while it is open', () => {
    expect(wholeMinutes(48 * 60_000 + 57_000)).toBe(48 * 60_000)
    expect(wholeMinutes(20_000)).toBe(60_000)
  })

  it('[C3] is closed where the customer has never written', () => {
    expect(replyWindow({}, now)).toEqual({ state: 'closed', leftMs: 0 })
  })
})

describe('linkView', () => {
  it('calls a first attempt connecting, and one after a failure offline', () => {
    expect(linkView({ status: 'connecting', attempt: 0 })).toBe('connecting')
    expect(linkView({ status: 'connecting', attempt: 1 })).toBe('offline')
    expect(linkView({ status: 'waiting', attempt: 1, retryAt: now, why: 'unreachable' })).toBe('offline')
    expect(linkView({ status: 'online', since: now })).toBe('online')
    expect(linkView({ status: 'takenOver' })).toBe('takenOver')
  })
})

describe('linkTrouble', () => {
  it('stays while the next attempt is made, and goes with the trouble', () => {
    expect(linkTrouble({ status: 'waiting', attempt: 1, retryAt: now, why: 'proxy_down' })).toBe('proxy_down')
    expect(linkTrouble({ status: 'connecting', attempt: 1, why: 'proxy_down' })).toBe('proxy_down')
    expect(linkTrouble({ status: 'online', since: now })).toBeNull()
  })

  it('has nothing to add where only the network is gone, or the platform itself spoke', () => {
    for (const why of ['unreachable', 'lost', 'restarting'] as const) {
      expect(linkTrouble({ status: 'waiting', attempt: 1, retryAt: now, why })).toBeNull()
    }
  })
})

describe('signInProblem', () => {
  const refusal = (reason: string, retryAt?: string) => ({ reason, message: 'Words.', retryAt })

  it('names what the person can do something about', () => {
    expect(signInProblem(refusal('wrong_credentials'), now)).toEqual({ kind: 'wrong' })
    expect(signInProblem(refusal('unreachable'), now)).toEqual({ kind: 'notReached', why: 'unreachable' })
    expect(signInProblem(refusal('proxy_password'), now)).toEqual({
      kind: 'notReached',
      why: 'proxy_password',
    })
    expect(signInProblem(refusal('throttled', '2026-11-25T09:00:42Z'), now)).toEqual({
      kind: 'throttled',
      until: now + 42_000,
    })
  })

  it('waits a minute where the platform does not say how long', () => {
    expect(signInProblem(refusal('throttled'), now)).toEqual({ kind: 'throttled', until: now + 60_000 })
  })

  it('passes on what it does not know', () => {
    expect(signInProblem(refusal('failed'), now)).toEqual({ kind: 'failed', refusal: refusal('failed') })
  })
})
