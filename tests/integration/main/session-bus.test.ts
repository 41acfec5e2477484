import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { sessionBus } from '@jellybrick/dbus-next'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callIdSchema } from '#shared/domain/ids.ts'
import type { Surroundings } from '../../../src-main/alerts/alert-keeper.ts'
import { KeptBus } from '../../../src-main/dbus/kept-bus.ts'
import { openSessionBus, type SessionBus } from '../../../src-main/dbus/session-bus.ts'
import { watchLinuxDesktop } from '../../../src-main/dbus/watch-linux-desktop.ts'
import type { Desktop } from '../../../src-main/desktop.ts'
import { errorText } from '../../../src-main/logging/logger.ts'
import { followedNotifier } from '../../../src-main/notifications/followed-notifier.ts'
import { notificationRequest } from '../../../src-main/notifications/notification-request.ts'
import type { NotificationRequest, ShowRequest } from '../../../src-main/notifications/notifier.ts'
import { textsFor } from '../../../src-main/texts.ts'
import { type DesktopSession, startDesktopSession } from '../../support/desktop-session.ts'
import { eventually } from '../../support/eventually.ts'
import { manualClock } from '../../support/manual-clock.ts'
import { recordingLog } from '../../support/recording-log.ts'

const run = promisify(execFile)
const about = { callId: callIdSchema.parse('call-1'), customerName: 'Budi', accountName: 'Toko Sinar' }
const incoming = notificationRequest({ kind: 'incoming', ...about, canAnswer: true }, textsFor('en', 'en'))

let screen: DesktopSession
const address = () => screen.env['DBUS_SESSION_BUS_ADDRESS'] ?? ''

beforeEach(async () => {
  screen = await startDesktopSession()
})
afterEach(() => screen.stop())

describe('a session bus that ends in order', () => {
  it('is told of at once, and what is asked of it is refused, also what it has not answered', async () => {
    const lost: string[] = []
    const bus = await openSessionBus(address(), why => lost.push(why))
    const silent = sessionBus({ busAddress: address() })
    // It takes every question, and answers none.
    silent.addMethodHandler(() => true)
    await silent.requestName('com.example.Silent', 0)
    const target = { destination: 'com.example.Silent', path: '/', interface: 'com.example.Silent' }
    const unanswered = bus.call(target, 'Ask').catch(errorText)
    await screen.stopBus()
    await eventually(() => lost).toHaveLength(1)
    expect(await unanswered).toContain('The session bus is gone')
    await expect(bus.ownerOf('org.freedesktop.Notifications')).rejects.toThrow('The session bus is gone')
    bus.close()
    expect(lost).toHaveLength(1)
  })
})

describe('the session bus that is kept', () => {
  let clock: ReturnType<typeof manualClock>
  let log: ReturnType<typeof recordingLog>
  let kept: KeptBus
  let told: (SessionBus | null)[]
  let attempts: number

  beforeEach(async () => {
    clock = manualClock()
    log = recordingLog()
    attempts = 0
    kept = new KeptBus({
      open: onLost => {
        attempts += 1
        return openSessionBus(address(), onLost)
      },
      clock,
      log,
    })
    await kept.start()
    told = []
    kept.onBus(bus => told.push(bus))
  })
  afterEach(() => kept.stop())

  const isThere = () => told.at(-1) !== null
  const lines = (message: string) => log.lines.filter(line => line.message === message)
  /** However long the wait is, it is over. */
  const waited = async () => {
    await clock.advance(60_000)
    return isThere()
  }

  it('is missed as soon as it is gone, with a line in the log, and used again when it is back', async () => {
    await screen.stopBus()
    await eventually(isThere).toBe(false)
    expect(lines('the session bus is gone')).toHaveLength(1)
    await clock.advance(60_000)
    expect(isThere()).toBe(false)
    await screen.startBus()
    await eventually(waited).toBe(true)
    await told.at(-1)?.ownerOf('org.freedesktop.DBus')
  })

  it('is looked for no more by an app that has stopped', async () => {
    await screen.stopBus()
    await eventually(isThere).toBe(false)
    kept.stop()
    await screen.startBus()
    await clock.advance(600_000)
    expect(attempts).toBe(1)
  })

  it('[D1] shows a call that rings by other means while it is gone, and by the desktop again after that', async () => {
    const elsewhere: NotificationRequest[] = []
    const otherwise: ShowRequest = request => {
      elsewhere.push(request)
      return () => void elsewhere.splice(elsewhere.indexOf(request), 1)
    }
    const show = await followedNotifier(kept, { appName: 'Dering', otherwise, log })
    const presses: string[] = []
    show(incoming, press => presses.push(press))
    await eventually(screen.notificationTitles).toEqual([incoming.title])
    await screen.stopBus()
    await eventually(() => elsewhere).toEqual([incoming])
    await screen.startBus()
    await screen.startNotifications()
    await eventually(waited).toBe(true)
    await eventually(screen.notificationTitles).toEqual([incoming.title, incoming.title])
    expect(elsewhere).toEqual([])
    await screen.pressNotificationButton('Answer')
    await eventually(() => presses).toEqual(['answer'])
  })

  it('takes with it what the desktop said of do-not-disturb', async () => {
    let isQuiet: boolean | undefined
    const desktop: Parameters<typeof watchLinuxDesktop>[0] = {
      // What the watch tells of, and nothing else of the desktop.
      alerts: {
        surroundings: (change: Partial<Surroundings>) => void (isQuiet = change.isSystemQuiet),
      } as Desktop['alerts'],
      locked: () => undefined,
    }
    const stop = await watchLinuxDesktop(desktop, kept, log)
    await run('dunstctl', ['set-paused', 'true'], { env: { ...screen.env } })
    await eventually(() => isQuiet).toBe(true)
    await screen.stopBus()
    await eventually(() => isQuiet).toBe(false)
    stop()
  })
})
