import { afterEach, beforeEach, expect, it } from 'vitest'
import type { WantedAlerts } from '../../../src-main/alerts/wanted-alerts.ts'
import { customerCalls, customersCallEnds } from '../../support/builders/webhooks.ts'
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts'
import { citra } from '../../support/seed.ts'
import { startTestDesktop, type TestDesktop } from '../../support/test-desktop.ts'

const patience = { timeout: 15_000 }

let platform: TestPlatform
let ani: TestDesktop
let wanted: WantedAlerts | undefined

beforeEach(async () => {
  platform = await startTestPlatform()
  ani = startTestDesktop({ serverUrl: platform.url })
  ani.desktop.alerts.onLook(now => (wanted = now))
  await ani.signIn('ani')
  await ani.online()
})
afterEach(async () => {
  await ani[Symbol.asyncDispose]()
  await platform.stop()
})

const alerts = () => ani.desktop.state.get().alerts
const customerRings = (id: string) => platform.postWebhook(customerCalls({ id, at: Date.now() }))
const customerGivesUp = (id: string) => platform.postWebhook(customersCallEnds({ id, at: Date.now() }))
const rings = (count: number) => expect.poll(() => alerts()?.ringing.length, patience).toBe(count)

it('[D1] do-not-disturb that begins in a ring takes its sound and its notification, and gives both back', async () => {
  await customerRings('wacid.1')
  await rings(1)
  await expect.poll(() => wanted?.notifications, patience).toMatchObject([{ kind: 'incoming' }])
  ani.desktop.alerts.surroundings({ isSystemQuiet: true })
  expect(alerts()).toMatchObject({ ringing: [expect.any(String)], ringtone: null })
  await expect.poll(() => wanted?.notifications, patience).toEqual([])
  expect(wanted).toMatchObject({ attention: false, callWindow: null, tray: { activity: 'ringing' } })
  ani.desktop.alerts.surroundings({ isSystemQuiet: false })
  expect(alerts()?.ringtone).toBe('ring')
  await expect.poll(() => wanted?.notifications, patience).toMatchObject([{ kind: 'incoming' }])
})

it('[D2] signing out in a ring leaves nothing of it, and who signs in again meanwhile is rung again', async () => {
  await customerRings('wacid.1')
  await rings(1)
  await ani.desktop.signOut()
  expect(ani.desktop.state.get()).toMatchObject({ session: null, alerts: { ringing: [], ringtone: null } })
  await expect
    .poll(() => wanted, patience)
    .toMatchObject({
      notifications: [],
      attention: false,
      callWindow: null,
      badge: 0,
      tray: { presence: 'signedOut', activity: 'none', answerable: null },
      keys: { answer: null, decline: null },
    })
  await ani.signIn('ani')
  await rings(1)
  await customerGivesUp('wacid.1')
  await rings(0)
})

it('[D2] a ring that ended while its agent was signed out is told as missed at the next sign-in', async () => {
  await customerRings('wacid.1')
  await rings(1)
  await ani.desktop.signOut()
  await customerGivesUp('wacid.1')
  await ani.signIn('ani')
  const reasons = () => ani.desktop.state.get().session?.withdrawals.map(({ reason }) => reason)
  await expect.poll(reasons, patience).toEqual(['customer_hung_up'])
  await expect.poll(() => wanted?.notifications, patience).toMatchObject([{ kind: 'missed' }])
})

it('[D1] [D2] calls that come at the same moment ring together, and each ends alone', async () => {
  const second = customerCalls({ id: 'wacid.2', at: Date.now(), from: citra.id, name: citra.name })
  await Promise.all([customerRings('wacid.1'), platform.postWebhook(second)])
  await rings(2)
  await expect.poll(() => wanted?.notifications, patience).toHaveLength(2)
  expect(wanted?.callWindow).toMatchObject({ kind: 'ringing', others: 1 })
  await customerGivesUp('wacid.1')
  await rings(1)
  const offers = Object.values(ani.desktop.state.get().session?.offers ?? {})
  expect(offers).toMatchObject([{ call: { customer: { name: citra.name } } }])
  expect(wanted?.callWindow).toMatchObject({ kind: 'ringing', others: 0 })
})

it('[D1] the lock of the screen in a ring takes the name from its notification, and its end gives it back', async () => {
  await customerRings('wacid.1')
  await rings(1)
  const names = () => wanted?.notifications.map(notice => 'customerName' in notice && notice.customerName)
  await expect.poll(names, patience).toEqual(['Budi'])
  ani.desktop.locked(true)
  await expect.poll(names, patience).toEqual([null])
  expect(wanted?.keys).toMatchObject({ answer: null })
  ani.desktop.locked(false)
  await expect.poll(names, patience).toEqual(['Budi'])
  expect(wanted?.keys.answer).not.toBeNull()
})
