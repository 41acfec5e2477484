import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallId } from '#shared/domain/ids.ts'
import type { AgentClient } from '../../support/agent-client.ts'
import { customerCalls } from '../../support/builders/webhooks.ts'
import { createRecordingGraph, type RecordingGraph } from '../../support/core/recording-graph.ts'
import { eventually } from '../../support/eventually.ts'
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts'
import { startTestDesktop, type TestDesktop } from '../../support/test-desktop.ts'

const newPassword = 'another good password'

let platform: TestPlatform
let graph: RecordingGraph
let adi: AgentClient
let ani: TestDesktop

beforeEach(async () => {
  graph = createRecordingGraph()
  platform = await startTestPlatform({ overrides: { graph } })
  adi = await platform.agent('adi')
  ani = startTestDesktop({ serverUrl: platform.url })
  await ani.signIn('ani')
  await ani.online()
})

afterEach(async () => {
  await ani[Symbol.asyncDispose]()
  await adi.close()
  await platform.stop()
})

/** The agent answers the customer, and the window has the sound. */
async function speak(): Promise<CallId> {
  await platform.postWebhook(customerCalls({ at: Date.now() }))
  const { session } = await ani.until(state => state.alerts?.ringing.length === 1)
  const [offer] = Object.values(session?.offers ?? {})
  if (!offer) throw new Error('It rings for no call.')
  const callId = offer.call.id
  ani.desktop.calls.holdMedia(callId)
  await ani.desktop.calls.answer({ callId, sdp: 'v=0 answer' })
  await ani.until(state => state.session?.calls[callId]?.state === 'connected')
  return callId
}

/** The platform ends every sign-in of the agent. */
const endSignIn = () =>
  adi.request('users.save', {
    id: 'u-ani',
    name: 'Ani',
    email: 'ani@example.com',
    role: 'agent',
    password: newPassword,
  })

const signInAgain = () => ani.desktop.signIn({ email: 'ani@example.com', password: newPassword })

describe('[D6] a sign-in that the platform ends', () => {
  it('signs out at once who speaks with nobody', async () => {
    await endSignIn()
    await ani.until(({ auth }) => auth.status === 'signedOut' && auth.notice === 'expired')
  })

  it('leaves a spoken call with its window, lets nothing else ring, and signs out with its end', async () => {
    const callId = await speak()
    await platform.postWebhook(customerCalls({ id: 'wacid.second', from: '6281234500002', at: Date.now() }))
    await ani.until(({ session }) => Object.keys(session?.waiting ?? {}).length === 1)
    await endSignIn()
    const { session, connection } = await ani.until(
      ({ auth, connection }) => auth.status === 'leaving' && connection.status === 'idle',
    )
    expect(ani.desktop.calls.heldCall).toBe(callId)
    expect(session?.calls[callId]?.state).toBe('connected')
    expect(connection.status).toBe('idle')
    expect(session).toMatchObject({ offers: {}, waiting: {} })
    expect(ani.desktop.state.get().alerts?.ringtone).toBeNull()
    ani.desktop.calls.holdMedia(null)
    const after = await ani.until(({ auth }) => auth.status === 'signedOut')
    expect(after).toMatchObject({ auth: { notice: 'expired' }, session: null })
  })

  it('stays ended whatever is tried while the call goes on', async () => {
    const callId = await speak()
    await endSignIn()
    await ani.until(({ connection }) => connection.status === 'idle')
    ani.desktop.connection.reconnectNow('asked by the person')
    await ani.until(({ connection }) => connection.status === 'idle')
    expect(ani.desktop.state.get().auth).toEqual({ status: 'leaving', notice: 'expired' })
    expect(ani.desktop.calls.heldCall).toBe(callId)
  })

  it('hangs up at the platform with the next sign-in, and brings the report and the record then [D5]', async () => {
    const callId = await speak()
    await endSignIn()
    await ani.until(({ connection }) => connection.status === 'idle')
    await expect(ani.desktop.calls.hangUp(callId)).rejects.toMatchObject({ failure: 'offline' })
    ani.desktop.calls.holdMedia(null)
    await ani.until(({ auth }) => auth.status === 'signedOut')
    ani.desktop.callReports.take({ callId, stats: { mos: 4.1 }, note: 'Wants an offer.' })
    await signInAgain()
    await ani.until(state => state.session?.ended.some(call => call.id === callId) === true)
    expect(graph.actions()).toContain('terminate')
    const record = () => ani.desktop.callLog.timeline(callId)?.entry
    await eventually(record).toMatchObject({ status: 'answered', note: 'Wants an offer.' })
  })
})
