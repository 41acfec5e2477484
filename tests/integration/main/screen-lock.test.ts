import { type MessageBus, Message, sessionBus } from '@jellybrick/dbus-next'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { watchScreenLock } from '../../../src-main/dbus/screen-lock.ts'
import { openSessionBus, type SessionBus } from '../../../src-main/dbus/session-bus.ts'
import { type DesktopSession, startDesktopSession } from '../../support/desktop-session.ts'
import { eventually } from '../../support/eventually.ts'

const name = 'org.gnome.ScreenSaver'
const path = '/org/gnome/ScreenSaver'

let screen: DesktopSession
let bus: SessionBus
let others: MessageBus[]
let told: boolean[]

beforeEach(async () => {
  screen = await startDesktopSession()
  bus = await openSessionBus(screen.env['DBUS_SESSION_BUS_ADDRESS'] ?? '', () => {})
  others = []
  told = []
})
afterEach(async () => {
  for (const other of others) other.disconnect()
  bus.close()
  await screen.stop()
})

function program(): MessageBus {
  const other = sessionBus({ busAddress: screen.env['DBUS_SESSION_BUS_ADDRESS'] ?? '' })
  others.push(other)
  return other
}

/** A program that locks the screen, as GNOME's does. */
async function locker(isActive: boolean): Promise<MessageBus> {
  const service = program()
  service.addMethodHandler(message => {
    if (message.member !== 'GetActive') return false
    service.send(Message.newMethodReturn(message, 'b', [isActive]))
    return true
  })
  await service.requestName(name, 0)
  return service
}
const says = (sender: MessageBus, isLocked: boolean) =>
  sender.send(Message.newSignal(path, name, 'ActiveChanged', 'b', [isLocked]))
const watch = () => watchScreenLock(bus, isLocked => told.push(isLocked))

it('[D1] tells when a Linux desktop locks its screen, and unlocks it', async () => {
  const service = await locker(false)
  const stop = await watch()
  expect(told).toEqual([])
  says(service, true)
  await eventually(() => told).toEqual([true])
  says(service, false)
  await eventually(() => told).toEqual([true, false])
  stop()
})

it('tells at once of a screen that is locked already', async () => {
  await locker(true)
  await watch()
  expect(told).toEqual([true])
})

it('believes nobody but the one who locks', async () => {
  const service = await locker(false)
  await watch()
  const stranger = program()
  await stranger.requestName('com.example.Stranger', 0)
  says(stranger, true)
  says(service, false)
  await eventually(() => told).toEqual([false])
})
