import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callIdSchema } from '#shared/domain/ids.ts'
import { openSessionBus, type SessionBus } from '../../../src-main/dbus/session-bus.ts'
import {
  freedesktopNotifier,
  notificationService,
} from '../../../src-main/notifications/freedesktop-notifier.ts'
import { notificationRequest } from '../../../src-main/notifications/notification-request.ts'
import type { NotificationPress, ShowRequest } from '../../../src-main/notifications/notifier.ts'
import { textsFor } from '../../../src-main/texts.ts'
import { type DesktopSession, startDesktopSession } from '../../support/desktop-session.ts'
import { recordingLog } from '../../support/recording-log.ts'

const run = promisify(execFile)
const patience = { timeout: 30_000 }
const about = { callId: callIdSchema.parse('call-1'), customerName: 'Budi', accountName: 'Toko <Sinar>' }
const incoming = notificationRequest({ kind: 'incoming', ...about, canAnswer: true }, textsFor('en', 'en'))

let screen: DesktopSession
let bus: SessionBus
let show: ShowRequest
let presses: NotificationPress[]
let log: ReturnType<typeof recordingLog>

beforeEach(async () => {
  screen = await startDesktopSession()
  bus = await openSessionBus(screen.env['DBUS_SESSION_BUS_ADDRESS'] ?? '', () => {})
  log = recordingLog()
  show = (await freedesktopNotifier(bus, 'Dering', log)).show
  presses = []
})
afterEach(async () => {
  bus.close()
  await screen.stop()
})

const displayed = async () => {
  const { stdout } = await run('dunstctl', ['count', 'displayed'], { env: { ...screen.env } })
  return Number(stdout)
}

const dunst = (...args: readonly string[]) =>
  execFileSync('dunstctl', args, { env: { ...screen.env }, encoding: 'utf8' }).trim()

/** Keeps this whole process waiting. */
function holdStillUntilDisplayed(): void {
  const end = Date.now() + patience.timeout
  while (dunst('count', 'displayed') === '0') {
    if (Date.now() > end) throw new Error('No notification is displayed')
  }
}

describe('[D1] notifications of a Linux desktop', () => {
  it.each(['Answer', 'Decline'])('tell that %s was pressed', async label => {
    show(incoming, press => presses.push(press))
    await expect.poll(displayed, patience).toBe(1)
    await screen.pressNotificationButton(label)
    await expect.poll(() => presses, patience).toEqual([label.toLowerCase()])
  })

  it('tell that they were pressed themselves', async () => {
    show(incoming, press => presses.push(press))
    await expect.poll(displayed, patience).toBe(1)
    await screen.openNotification()
    await expect.poll(() => presses, patience).toEqual(['open'])
  })

  it('tell of a press while the app was too busy to hear that they are shown', async () => {
    show(incoming, press => presses.push(press))
    // Nothing of the bus is read before both have happened.
    holdStillUntilDisplayed()
    dunst('action', '0')
    await expect.poll(() => presses, patience).toEqual(['open'])
  })

  it('[D2] are taken away, also when that is wished before they are there', async () => {
    const takeAway = show(incoming, press => presses.push(press))
    await expect.poll(displayed, patience).toBe(1)
    takeAway()
    await expect.poll(displayed, patience).toBe(0)
    show(incoming, press => presses.push(press))()
    await expect.poll(screen.notificationTitles, patience).toHaveLength(2)
    await expect.poll(displayed, patience).toBe(0)
    expect(log.lines).toEqual([])
  })

  it('do not believe a press that another program tells of', async () => {
    show(incoming, press => presses.push(press))
    await expect.poll(displayed, patience).toBe(1)
    const signal = [
      '--type=signal',
      notificationService.path,
      `${notificationService.interface}.ActionInvoked`,
    ]
    // The numbers that dunst gives begin near 1.
    for (let id = 1; id < 10; id += 1) {
      await run('dbus-send', ['--session', ...signal, `uint32:${id}`, 'string:answer'], {
        env: { ...screen.env },
      })
    }
    await expect
      .poll(() => log.lines.map(line => line.message), patience)
      .toContain('a press on a notification came from elsewhere')
    expect(presses).toEqual([])
  })
})
