import { afterEach, beforeEach, expect, it } from 'vitest'
import { customerCalls, customersCallEnds } from '../../support/builders/webhooks.ts'
import { type ChaosProxy, startChaosProxy } from '../../support/chaos-proxy.ts'
import { createRecordingGraph } from '../../support/core/recording-graph.ts'
import { eventually } from '../../support/eventually.ts'
import { makeDataDir, removeDataDir, startTestPlatform, type TestPlatform } from '../../support/platform.ts'
import { startTestDesktop, type TestDesktop } from '../../support/test-desktop.ts'

let dataDir: string
let platform: TestPlatform
let proxy: ChaosProxy
let ani: TestDesktop

const overrides = () => ({ graph: createRecordingGraph() })

beforeEach(async () => {
  dataDir = makeDataDir()
  platform = await startTestPlatform({ dataDir, overrides: overrides() })
  proxy = await startChaosProxy(Number(new URL(platform.url).port))
  ani = startTestDesktop({ serverUrl: `http://127.0.0.1:${proxy.port}` })
  await ani.signIn('ani')
  await ani.online()
  // The log has begun: what came before it is not told.
  await ani.desktop.callLog.reconcile()
})

afterEach(async () => {
  await ani[Symbol.asyncDispose]()
  await proxy[Symbol.asyncDispose]()
  await platform.stop()
  removeDataDir(dataDir)
})

async function cut(): Promise<void> {
  proxy.refuse()
  proxy.reset()
  await ani.until(state => state.connection.status === 'waiting')
}

/** The platform starts anew and knows of no session: the desktop comes back to a snapshot. */
async function backToASnapshot(): Promise<void> {
  const port = Number(new URL(platform.url).port)
  await platform.stop()
  platform = await startTestPlatform({ dataDir, port, overrides: overrides() })
  proxy.heal()
  await ani.online()
}

/** Of customers without a room, so that the ring group rings. */
const call = (id: string, from = '6281234500001') =>
  platform.postWebhook(customerCalls({ id, from, name: 'Rina', at: Date.now() }))
const ends = (id: string, from = '6281234500001') =>
  platform.postWebhook(customersCallEnds({ id, from, name: 'Rina', at: Date.now() }))
const told = () => ani.desktop.state.get().session?.withdrawals.map(({ reason }) => reason) ?? []

it('[D1] [D5] a ring whose end was not heard, and that no snapshot has any more, is told as missed, once', async () => {
  let notified: readonly string[] = []
  ani.desktop.alerts.onLook(({ notifications }) => {
    notified = notifications.map(({ kind }) => kind)
  })
  await call('wacid.rang')
  await ani.until(({ alerts }) => alerts?.ringing.length === 1)
  await cut()
  await ends('wacid.rang')
  await backToASnapshot()
  await eventually(told).toEqual(['customer_hung_up'])
  await eventually(() => notified).toEqual(['missed'])
  const { alerts } = ani.desktop.state.get()
  expect(alerts?.ringing).toEqual([])
  // Every hello asks the platform for what it remembers.
  ani.desktop.connection.reconnectNow('once more')
  await ani.online()
  await ani.desktop.callLog.reconcile()
  expect(told()).toEqual(['customer_hung_up'])
})

it('[D1] [D5] a ring that began and ended while nothing was heard is told as well', async () => {
  const beni = await platform.agent('beni')
  await cut()
  await call('wacid.unheard')
  await beni.waitFor('call.offered')
  await ends('wacid.unheard')
  await beni.waitFor('call.withdrawn')
  await beni.close()
  await backToASnapshot()
  await eventually(told).toEqual(['customer_hung_up'])
})

it('[D1] [I5] a call that another answered meanwhile is told to nobody as missed, nor one that was declined', async () => {
  await call('wacid.declined')
  const { session } = await ani.until(({ alerts }) => alerts?.ringing.length === 1)
  const [declined] = Object.values(session?.offers ?? {})
  if (!declined) throw new Error('It rings for no call.')
  await ani.desktop.calls.decline(declined.call.id)
  await ani.until(() => told().includes('declined'))
  await cut()
  await ends('wacid.declined')
  const beni = await platform.agent('beni')
  const other = '6281234500002'
  await call('wacid.taken', other)
  const { data: offer } = await beni.waitFor('call.offered')
  await beni.request('call.answer', { callId: offer.call.id, sdp: 'v=0 answer' })
  await ends('wacid.taken', other)
  await beni.close()
  await backToASnapshot()
  const status = () => ani.desktop.callLog.timeline(offer.call.id)?.entry.status
  await eventually(status).toBe('elsewhere')
  expect(told()).toEqual(['declined'])
})
