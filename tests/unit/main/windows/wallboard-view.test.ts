import { describe, expect, it } from 'vitest'
import { wallboardViewOf } from '../../../../src-main/windows/wallboard-view.ts'
import { seenBySari } from '../../../support/gallery/queue-scenes.ts'

const here = { isFullScreen: false }

describe('[D8] what the wallboard shows besides the queue', () => {
  it('is names and thresholds, and whether it is true at this moment', () => {
    const state = seenBySari({ serverAheadMs: 40 })
    const view = wallboardViewOf(state, { isFullScreen: true })
    expect(view).toMatchObject({
      thresholds: { attentionSeconds: 15, criticalSeconds: 30 },
      aheadMs: 40,
      isLive: true,
      isFullScreen: true,
    })
    expect(Object.values(view?.accountNames ?? {})).toContain('Toko Sinar')
    const lost = seenBySari({ connection: { status: 'connecting', attempt: 2 } })
    expect(wallboardViewOf(lost, here)).toMatchObject({ isLive: false })
  })

  it('is nothing for who may not see the queue, and after the sign-out', () => {
    const state = seenBySari()
    const { session } = state
    if (!session) throw new Error('Sari is signed in.')
    const agent = { ...session, me: { ...session.me, role: 'agent' as const } }
    expect(wallboardViewOf({ ...state, session: agent }, here)).toBeNull()
    expect(wallboardViewOf({ ...state, auth: { status: 'signedOut' } }, here)).toBeNull()
    expect(wallboardViewOf({ ...state, session: null }, here)).toBeNull()
  })
})
