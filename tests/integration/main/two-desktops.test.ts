import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { customerCalls } from '../../support/builders/webhooks.ts'
import { createRecordingGraph } from '../../support/core/recording-graph.ts'
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts'
import { startTestDesktop, type TestDesktop } from '../../support/test-desktop.ts'

let platform: TestPlatform
let office: TestDesktop
let home: TestDesktop

beforeEach(async () => {
  platform = await startTestPlatform({ overrides: { graph: createRecordingGraph() } })
  office = startTestDesktop({ serverUrl: platform.url })
  home = startTestDesktop({ serverUrl: platform.url })
  for (const desktop of [office, home]) {
    await desktop.signIn('ani')
    await desktop.online()
  }
})

afterEach(async () => {
  await office[Symbol.asyncDispose]()
  await home[Symbol.asyncDispose]()
  await platform.stop()
})

/** Resolves once it rings there, with the call. */
async function rings(desktop: TestDesktop) {
  const { session } = await desktop.until(state => state.alerts?.ringing.length === 1)
  const [offer] = Object.values(session?.offers ?? {})
  if (!offer) throw new Error('It rings for no call.')
  return offer.call
}

const presenceAt = (desktop: TestDesktop, presence: string) =>
  desktop.until(({ session }) => session?.agents[session.me.id]?.presence === presence)

describe('the same agent on two desktops', () => {
  it('[I5] rings at both; the first to answer has it, and the other is told so and silent', async () => {
    await platform.postWebhook(customerCalls({ at: Date.now() }))
    const call = await rings(office)
    await rings(home)
    await office.desktop.calls.answer({ callId: call.id, sdp: 'v=0 answer' })
    await office.until(({ session }) => session?.calls[call.id]?.state === 'connected')
    const { session, alerts } = await home.until(state => state.alerts?.ringing.length === 0)
    expect(session?.withdrawals).toMatchObject([
      { reason: 'answered_elsewhere', call: { id: call.id }, by: { name: 'Ani' } },
    ])
    expect(alerts?.ringtone).toBeNull()
  })

  it('[R4] shows the same presence at both, and follows the last choice', async () => {
    await office.desktop.presence.set('away')
    await presenceAt(home, 'away')
    await home.desktop.presence.set('online')
    await presenceAt(office, 'online')
    // Left for a while both, and touched again: what was chosen there meanwhile stands.
    office.desktop.presence.observe({ isIdle: true })
    home.desktop.presence.observe({ isIdle: true })
    await presenceAt(home, 'away')
    await home.desktop.presence.set('offline')
    await presenceAt(office, 'offline')
    office.desktop.presence.observe({ isIdle: false })
    await office.desktop.connection.request('calls.history', {})
    expect((await presenceAt(home, 'offline')).connection.status).toBe('online')
  })

  it('[R4] is online while somebody is at one of them, and away only when both are left', async () => {
    const both = async (presence: string) => {
      await presenceAt(office, presence)
      await presenceAt(home, presence)
    }
    await both('online')
    office.desktop.presence.observe({ isIdle: true })
    expect(office.desktop.state.get().awayReason).toBe('idle')
    home.desktop.presence.observe({ isLocked: true })
    await both('away')
    home.desktop.presence.observe({ isLocked: false })
    await both('online')
    // What the office holds is not forgotten, and its own window still says why.
    home.desktop.presence.observe({ isIdle: true })
    await both('away')
    expect(office.desktop.state.get().awayReason).toBe('idle')
    office.desktop.presence.observe({ isIdle: false })
    await both('online')
  })
})
