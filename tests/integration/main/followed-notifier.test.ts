import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callIdSchema } from '#shared/domain/ids.ts'
import type { BusSource } from '../../../src-main/dbus/kept-bus.ts'
import { openSessionBus, type SessionBus } from '../../../src-main/dbus/session-bus.ts'
import { followedNotifier } from '../../../src-main/notifications/followed-notifier.ts'
import { notificationRequest } from '../../../src-main/notifications/notification-request.ts'
import type { NotificationRequest, ShowRequest } from '../../../src-main/notifications/notifier.ts'
import { textsFor } from '../../../src-main/texts.ts'
import { type DesktopSession, startDesktopSession } from '../../support/desktop-session.ts'
import { recordingLog } from '../../support/recording-log.ts'

const patience = { timeout: 30_000 }
const about = { callId: callIdSchema.parse('call-1'), customerName: 'Budi', accountName: 'Toko Sinar' }
const incoming = notificationRequest({ kind: 'incoming', ...about, canAnswer: true }, textsFor('en', 'en'))

let screen: DesktopSession
let bus: SessionBus
/** What is shown by other means than the desktop's service. */
let elsewhere: NotificationRequest[]
const otherwise: ShowRequest = (request, _onPress, onShown) => {
  elsewhere.push(request)
  onShown?.()
  return () => void elsewhere.splice(elsewhere.indexOf(request), 1)
}

beforeEach(async () => {
  screen = await startDesktopSession()
  bus = await openSessionBus(screen.env['DBUS_SESSION_BUS_ADDRESS'] ?? '', () => {})
  elsewhere = []
})
afterEach(async () => {
  bus.close()
  await screen.stop()
})

/** The same bus for as long as it is looked at. */
const buses: BusSource = {
  onBus(listener) {
    listener(bus)
    return () => {}
  },
}
const follow = () => followedNotifier(buses, { appName: 'Dering', otherwise, log: recordingLog() })

describe('[D1] the notification service of a Linux desktop', () => {
  it('is used as soon as it is there, also for a call that rang before', async () => {
    await screen.stopNotifications()
    const show = await follow()
    const presses: string[] = []
    show(incoming, press => presses.push(press))
    expect(elsewhere).toEqual([incoming])
    await screen.startNotifications()
    await expect.poll(screen.notificationTitles, patience).toEqual([incoming.title])
    expect(elsewhere).toEqual([])
    await screen.pressNotificationButton('Answer')
    await expect.poll(() => presses, patience).toEqual(['answer'])
  })

  it('[D2] shows a ringing call again when it starts anew, and no call that has stopped ringing', async () => {
    const show = await follow()
    const takeAway = show(incoming, () => {})
    await expect.poll(screen.notificationTitles, patience).toHaveLength(1)
    await screen.stopNotifications()
    await screen.startNotifications()
    await expect.poll(screen.notificationTitles, patience).toHaveLength(2)
    takeAway()
    await screen.stopNotifications()
    await screen.startNotifications()
    const next = { ...incoming, title: 'The next call' }
    await expect
      .poll(() => {
        show(next, () => {})()
        return screen.notificationTitles()
      }, patience)
      .toContain(next.title)
    expect(screen.notificationTitles().filter(title => title === incoming.title)).toHaveLength(2)
    expect(elsewhere).toEqual([])
  })
})
