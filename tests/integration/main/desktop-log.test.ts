import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import { customerCalls, customersCallEnds } from '../../support/builders/webhooks.ts'
import { freePort } from '../../support/free-port.ts'
import { makeDataDir, removeDataDir, startTestPlatform, type TestPlatform } from '../../support/platform.ts'
import { startTestDesktop, type TestDesktop } from '../../support/test-desktop.ts'

let platformDir: string
let desktopDir: string
let platform: TestPlatform

beforeEach(async () => {
  platformDir = makeDataDir()
  desktopDir = makeDataDir()
  platform = await startTestPlatform({ dataDir: platformDir })
})
afterEach(async () => {
  await platform.stop()
  removeDataDir(platformDir)
  removeDataDir(desktopDir)
})

const startDesktop = () =>
  startTestDesktop({ serverUrl: platform.url, dataDir: desktopDir, hasKeyStore: true })

const logOf = async ({ desktop }: TestDesktop): Promise<readonly CallLogEntry[]> =>
  (await desktop.callLog.query({ search: '', filter: 'all', limit: 50 })).entries

/** Resolves with the log as soon as it is as wanted. */
function logUntil(test: TestDesktop, wanted: (entries: readonly CallLogEntry[]) => boolean) {
  return new Promise<readonly CallLogEntry[]>((resolve, reject) => {
    let seen: readonly CallLogEntry[] = []
    const timer = setTimeout(() => {
      stop()
      reject(new Error(`The log did not become so: ${JSON.stringify(seen, null, 2)}`))
    }, 30_000)
    const look = async () => {
      seen = await logOf(test)
      if (!wanted(seen)) return
      stop()
      clearTimeout(timer)
      resolve(seen)
    }
    const stop = test.desktop.onCallLogChange(() => void look())
    void look()
  })
}

async function customerGivesUp(id: string): Promise<void> {
  await platform.postWebhook(customerCalls({ id, at: Date.now() }))
  await platform.postWebhook(customersCallEnds({ id, at: Date.now() }))
}

const isSettled = (entries: readonly CallLogEntry[], count = 1) =>
  entries.length === count && entries.every(entry => entry.status !== 'live')

describe('[D5] the call log of a desktop', () => {
  it('has the call that rang here while it rings, and how it ended', async () => {
    await using ani = startDesktop()
    await ani.signIn('ani')
    await ani.online()
    await platform.postWebhook(customerCalls({ id: 'wacid.1', at: Date.now() }))
    const [live] = await logUntil(ani, entries => entries.length === 1)
    expect(live).toMatchObject({ status: 'live', customerName: 'Budi', accountName: 'Toko Sinar' })
    await platform.postWebhook(customersCallEnds({ id: 'wacid.1', at: Date.now() }))
    const [ended] = await logUntil(ani, entries => isSettled(entries))
    expect(ended).toMatchObject({ status: 'unanswered', reason: 'customer_hung_up', direction: 'inbound' })
  })

  it('knows what happened to a call, also through a restart of the app', async () => {
    {
      await using ani = startDesktop()
      await ani.signIn('ani')
      await ani.online()
      await platform.postWebhook(customerCalls({ id: 'wacid.1', at: Date.now() }))
      const [live] = await logUntil(ani, entries => entries.length === 1)
      ani.desktop.callLog.note(live?.callId ?? '', 'notified', {})
      await platform.postWebhook(customersCallEnds({ id: 'wacid.1', at: Date.now() }))
      await logUntil(ani, entries => isSettled(entries))
      const isTold = () =>
        ani.desktop.callLog.timeline(live?.callId ?? '')?.events.some(({ what }) => what === 'ended')
      await expect.poll(isTold).toBe(true)
    }
    await using again = startDesktop()
    const [entry] = await logOf(again)
    const timeline = again.desktop.callLog.timeline(entry?.callId ?? '')
    const events = timeline?.events.map(event => event.what)
    expect(events?.toSorted()).toEqual(['ended', 'notified', 'offered', 'withdrawn'])
    expect(again.desktop.callLog.timeline('another')).toBeNull()
  })

  it('learns from the platform of calls that it did not see', async () => {
    await customerGivesUp('wacid.before')
    await using ani = startDesktop()
    await ani.signIn('ani')
    const entries = await logUntil(ani, found => isSettled(found))
    expect(entries).toMatchObject([{ status: 'unanswered', customerName: 'Budi' }])
  })

  it('is complete after a restart of the platform in the middle of a call', async () => {
    await platform.stop()
    const port = await freePort()
    platform = await startTestPlatform({ dataDir: platformDir, port })
    await using ani = startDesktop()
    await ani.signIn('ani')
    await ani.online()
    await platform.postWebhook(customerCalls({ id: 'wacid.1', at: Date.now() }))
    await ani.until(state => Object.keys(state.session?.offers ?? {}).length === 1)
    await platform.stop()
    await ani.until(state => state.connection.status === 'waiting')
    platform = await startTestPlatform({ dataDir: platformDir, port })
    await platform.postWebhook(customersCallEnds({ id: 'wacid.1', at: Date.now() }))
    await customerGivesUp('wacid.2')
    const entries = await logUntil(ani, found => isSettled(found, 2))
    expect(entries.map(entry => entry.status)).toEqual(['unanswered', 'unanswered'])
  })

  it('is there at the next start while the platform is out of reach', async () => {
    {
      await using ani = startDesktop()
      await ani.signIn('ani')
      await customerGivesUp('wacid.1')
      await logUntil(ani, entries => isSettled(entries))
    }
    await platform.stop()
    await using offline = startDesktop()
    expect(offline.desktop.state.get()).toMatchObject({ auth: { status: 'signedIn' }, session: null })
    expect(await logOf(offline)).toMatchObject([{ status: 'unanswered', customerName: 'Budi' }])
  })

  it('stays deleted through the next start, but for the call that goes on', async () => {
    {
      await using ani = startDesktop()
      await ani.signIn('ani')
      await customerGivesUp('wacid.1')
      await logUntil(ani, entries => isSettled(entries))
      await platform.postWebhook(customerCalls({ id: 'wacid.2', at: Date.now() }))
      await logUntil(ani, entries => entries.length === 2)
      await ani.desktop.callLog.forgetAll()
      expect(await logOf(ani)).toMatchObject([{ status: 'live' }])
    }
    await platform.postWebhook(customersCallEnds({ id: 'wacid.2', at: Date.now() }))
    await using again = startDesktop()
    await again.online()
    const entries = await logUntil(again, found => isSettled(found))
    expect(entries).toMatchObject([{ status: 'unanswered', reason: 'customer_hung_up' }])
  })

  it('is filled again from the platform when its file was damaged', async () => {
    {
      await using ani = startDesktop()
      await ani.signIn('ani')
      await customerGivesUp('wacid.1')
      await logUntil(ani, entries => isSettled(entries))
    }
    writeFileSync(path.join(desktopDir, 'calls.sqlite'), 'this was a database until something happened to it')
    await using ani = startDesktop()
    const entries = await logUntil(ani, found => isSettled(found))
    expect(entries).toMatchObject([{ status: 'unanswered', customerName: 'Budi' }])
  })
})
