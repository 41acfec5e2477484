import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wireLimits } from '#shared/protocol/version.ts'
import { silence } from '../../../src-main/connection/link-silence.ts'
import { connectAgent } from '../../support/agent-client.ts'
import { signIn } from '../../support/agent-socket.ts'
import { customerCalls, customersCallEnds } from '../../support/builders/webhooks.ts'
import { type ChaosProxy, startChaosProxy } from '../../support/chaos-proxy.ts'
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts'
import { password } from '../../support/seed.ts'
import { startTestDesktop, type TestDesktop } from '../../support/test-desktop.ts'

let platform: TestPlatform
let proxy: ChaosProxy
let ani: TestDesktop

const offersOf = (desktop: TestDesktop) => Object.values(desktop.desktop.state.get().session?.offers ?? {})
const call = (id: string) => customerCalls({ id, at: Date.now() })

beforeEach(async () => {
  platform = await startTestPlatform()
  proxy = await startChaosProxy(Number(new URL(platform.url).port))
  ani = startTestDesktop({ serverUrl: `http://127.0.0.1:${proxy.port}` })
})

afterEach(async () => {
  await ani[Symbol.asyncDispose]()
  await proxy[Symbol.asyncDispose]()
  await platform.stop()
})

describe('signing in', () => {
  it('does not let in who has the wrong password, and says no more than that', async () => {
    await expect(
      ani.desktop.signIn({ email: 'ani@example.com', password: 'a-bad-password' }),
    ).rejects.toMatchObject({
      refusal: { reason: 'wrong_credentials' },
    })
    expect(ani.desktop.state.get()).toMatchObject({ auth: { status: 'signedOut' }, session: null })
  })

  it('says when the platform cannot be reached', async () => {
    proxy.refuse()
    await expect(ani.signIn('ani')).rejects.toMatchObject({ refusal: { reason: 'unreachable' } })
  })

  it('[R4] makes the agent reachable, for everybody to see', async () => {
    const beni = await platform.agent('beni')
    await ani.signIn('ani')
    await ani.online()
    await beni.waitFor('agent.updated', ({ agent }) => agent.id === 'u-ani' && agent.presence === 'online')
    await beni.close()
  })

  it('leaves nothing of the agent behind when signing out', async () => {
    await ani.signIn('ani')
    await ani.online()
    await ani.desktop.signOut()
    expect(ani.desktop.state.get()).toMatchObject({
      auth: { status: 'signedOut' },
      connection: { status: 'idle' },
      session: null,
      thread: null,
    })
    const page = await ani.desktop.callLog.query({ search: '', filter: 'all', limit: 50 })
    expect(page.entries).toEqual([])
  })
})

describe('[D6] a desktop whose line is cut', () => {
  beforeEach(async () => {
    await ani.signIn('ani')
    await ani.online()
  })

  it('resumes the same session, and is told what happened meanwhile, once', async () => {
    const before = ani.desktop.state.get().session
    proxy.refuse()
    proxy.reset()
    await ani.until(state => state.connection.status === 'waiting')
    await platform.postWebhook(call('wacid.cut'))
    proxy.heal()
    const { session } = await ani.until(state => Object.keys(state.session?.offers ?? {}).length === 1)
    expect(session?.sessionId).toBe(before?.sessionId)
    expect(ani.log.lines.filter(line => line.message === 'online').at(-1)?.fields).toMatchObject({
      resumed: true,
    })
    await platform.postWebhook(customersCallEnds({ id: 'wacid.cut' }))
    await ani.until(state => Object.keys(state.session?.offers ?? {}).length === 0)
    expect(ani.desktop.state.get().session?.withdrawals).toHaveLength(1)
  })

  it('notices soon that nothing comes through any more while a call rings, long before the calm limit', async () => {
    await platform.postWebhook(call('wacid.hole'))
    await ani.until(() => offersOf(ani).length === 1)
    const from = Date.now()
    proxy.hole()
    await ani.until(state => state.connection.status !== 'online')
    expect(Date.now() - from).toBeLessThan(silence.calmMs)
    proxy.heal()
    await ani.online()
  })

  it('notices by the silence that nothing comes through while nothing is at stake, and says when it tries again', async () => {
    const from = Date.now()
    proxy.hole()
    const { connection } = await ani.until(state => state.connection.status === 'waiting', {
      timeoutMs: wireLimits.goneAfterMs,
    })
    expect(connection).toMatchObject({ why: 'silent', attempt: 1 })
    // No attempt is heard either, so the next one is a matter of time again.
    await ani.until(state => state.connection.status === 'connecting')
    expect(Date.now() - from).toBeLessThan(wireLimits.goneAfterMs)
    const { connection: later } = await ani.until(
      state => state.connection.status === 'waiting' && state.connection.attempt === 2,
      { timeoutMs: wireLimits.goneAfterMs },
    )
    expect(later).toMatchObject({ why: 'unreachable', retryAt: expect.any(Number) as number })
    proxy.heal()
    await ani.online()
  })

  it('comes back at once when the machine wakes, though the socket believes that it lives', async () => {
    proxy.hole()
    proxy.heal()
    ani.desktop.wake('the machine woke')
    expect(ani.desktop.state.get().connection.status).toBe('connecting')
    await ani.online()
  })

  it('gives way to another desktop that takes its session, until the person takes it back', async () => {
    const { accessToken } = await signIn(platform.url, { email: 'ani@example.com', password })
    const resume = ani.desktop.host.position()
    if (!resume) throw new Error('There is no session.')
    const other = await connectAgent({ url: platform.url, accessToken, resume })
    await ani.until(state => state.connection.status === 'takenOver')
    ani.desktop.connection.reconnectNow('asked by the person')
    await ani.online()
    await expect(other.closed()).resolves.toMatchObject({ code: 4001 })
  })
})
