import type { EventEmitter } from 'node:events'
import { Message, sessionBus, Variant, type MessageBus } from '@jellybrick/dbus-next'
import { debug } from '../log.ts'

/** The desktop's notification service, as freedesktop.org's specification defines it. */
export interface NotificationRequest {
  readonly appName: string
  /** The notification to replace, 0 for a new one. */
  readonly replaces: number
  readonly icon: string
  readonly title: string
  readonly body: string
  readonly actions: readonly { readonly key: string; readonly label: string }[]
  readonly urgency: 'low' | 'normal' | 'critical'
  readonly isSilent: boolean
  /** In milliseconds; 0 never expires, -1 as the desktop likes. */
  readonly expiresAfter: 0 | -1
}

export interface NotificationListener {
  readonly acted: (key: string) => void
  readonly closed: (reason: 'timedOut' | 'userCanceled' | 'applicationHidden' | undefined) => void
}

const service = 'org.freedesktop.Notifications'
const servicePath = '/org/freedesktop/Notifications'
const urgencies = { low: 0, normal: 1, critical: 2 } as const
const closeReasons = { 1: 'timedOut', 2: 'userCanceled', 3: 'applicationHidden' } as const
const listeners = new Map<number, NotificationListener>()
let connected: Promise<MessageBus> | undefined

/** Shows a notification; resolves with the number by which the desktop knows it. */
export async function notify(request: NotificationRequest, listener: NotificationListener): Promise<number> {
  const hints = {
    urgency: new Variant('y', urgencies[request.urgency]),
    'desktop-entry': new Variant('s', request.appName),
    ...(request.isSilent ? { 'suppress-sound': new Variant('b', true) } : {}),
  }
  const reply = await call('Notify', 'susssasa{sv}i', [
    request.appName,
    request.replaces,
    request.icon,
    request.title,
    request.body,
    request.actions.flatMap(({ key, label }) => [key, label]),
    hints,
    request.expiresAfter,
  ])
  const [id] = reply
  if (typeof id !== 'number') throw new Error('The notification service gave no number')
  listeners.set(id, listener)
  return id
}

export async function closeNotification(id: number): Promise<void> {
  await call('CloseNotification', 'u', [id])
}

async function call(member: string, signature: string, body: unknown[]): Promise<unknown[]> {
  connected ??= connect().catch((error: unknown) => {
    connected = undefined // the next notification tries again
    throw error
  })
  const message = new Message({
    destination: service,
    path: servicePath,
    interface: service,
    member,
    signature,
    body,
  })
  const reply = await (await connected).call(message)
  return reply?.body ?? []
}

async function connect(): Promise<MessageBus> {
  const bus = sessionBus()
  // The bus says `error` when its socket breaks, which its types do not know.
  const emitter: EventEmitter = bus
  await new Promise((resolve, reject) => {
    bus.once('connect', () => resolve(undefined))
    emitter.once('error', reject)
  })
  emitter.on('error', error => debug('D-Bus', error))
  // After whoever waits for a reply that was read before it.
  bus.on('message', message => void setImmediate(receive, message))
  const rule = `type='signal',interface='${service}'`
  const match = { path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus', member: 'AddMatch' }
  await bus.call(new Message({ ...match, destination: 'org.freedesktop.DBus', signature: 's', body: [rule] }))
  return bus
}

function receive(message: Message): void {
  if (message.interface !== service) return
  // Both signals begin with the notification's number: ActionInvoked(u, s), NotificationClosed(u, u).
  const [id, detail] = message.body as [number, string | number]
  if (message.member === 'ActionInvoked') listeners.get(id)?.acted(String(detail))
  if (message.member !== 'NotificationClosed') return
  const listener = listeners.get(id)
  listeners.delete(id)
  listener?.closed(detail === 1 || detail === 2 || detail === 3 ? closeReasons[detail] : undefined)
}
