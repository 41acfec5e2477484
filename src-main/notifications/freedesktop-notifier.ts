import { Variant } from '@jellybrick/dbus-next'
import { z } from 'zod'
import type { BusSignal, BusTarget, SessionBus } from '../dbus/session-bus.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import type { NotificationPress, NotificationRequest, ShowRequest } from './notifier.ts'

/** The desktop's notification service (freedesktop.org, "Desktop Notifications Specification" 1.2). */
export const notificationService: BusTarget = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
}

const critical = 2
const normal = 1
/** Milliseconds until the service lets it go: never, or as it likes. */
const expiry = { never: 0, serviceDecides: -1 } as const
const pressSchema = z.enum(['open', 'answer', 'decline'])
/** The key by which the specification names a click on the notification itself. */
const bodyClick = 'default'

const capabilitiesSchema = z.tuple([z.array(z.string())])
const idSchema = z.tuple([z.int().positive()])
/** ActionInvoked(id, key). */
const invokedSchema = z.tuple([z.int(), z.string()])

/** A notification from the wish to show it until it is gone. */
interface Shown {
  readonly onPress: (press: NotificationPress) => void
  id?: number
  isWanted: boolean
}

/** One service, for as long as it runs. */
export interface FreedesktopNotifier {
  readonly show: ShowRequest
  /** The service is gone, and its notifications with it: another one may give their numbers to those of others. */
  readonly close: () => void
}

/**
 * Shows notifications by the desktop's own service, with buttons where it has them: Electron shows none on Linux.
 * Rejects when the desktop has no such service.
 */
export async function freedesktopNotifier(
  bus: SessionBus,
  appName: string,
  log: Logger,
): Promise<FreedesktopNotifier> {
  const [capabilities] = capabilitiesSchema.parse(await bus.call(notificationService, 'GetCapabilities'))
  const shown = new Set<Shown>()
  let isOpen = true
  const stopListening = await bus.onSignal(notificationService.interface, signal => void takeSignal(signal))

  async function takeSignal(signal: BusSignal): Promise<void> {
    if (signal.member !== 'ActionInvoked') return
    const invoked = invokedSchema.safeParse(signal.body)
    if (!invoked.success) return log.warn('a press on a notification cannot be read')
    const [id, key] = invoked.data
    const pressed = [...shown].find(one => one.id === id)
    if (!pressed) return
    try {
      // Any program of the session may send signals; only the service itself tells what was pressed.
      if (signal.sender !== (await bus.ownerOf(notificationService.destination))) {
        return log.warn('a press on a notification came from elsewhere', { sender: signal.sender })
      }
    } catch (error) {
      return log.warn('the notification service is gone', { error: errorText(error) })
    }
    const press = key === bodyClick ? 'open' : pressSchema.safeParse(key).data
    if (press) pressed.onPress(press)
  }

  async function show(one: Shown, request: NotificationRequest): Promise<void> {
    const args = notifyArguments(request, { appName, capabilities })
    const [id] = idSchema.parse(await bus.call(notificationService, 'Notify', 'susssasa{sv}i', args))
    one.id = id
    // Taken away while it was on its way.
    if (!one.isWanted) await takeAway(id)
  }

  async function takeAway(id: number): Promise<void> {
    if (isOpen) await bus.call(notificationService, 'CloseNotification', 'u', [id])
  }

  const logFailure = (what: string) => (error: unknown) => log.error(what, { error: errorText(error) })

  const showRequest: ShowRequest = (request, onPress, onShown) => {
    const one: Shown = { onPress, isWanted: true }
    shown.add(one)
    show(one, request).then(
      () => onShown?.(),
      (error: unknown) => {
        logFailure('a notification was not shown')(error)
        onShown?.(errorText(error))
      },
    )
    return () => {
      one.isWanted = false
      shown.delete(one)
      if (one.id !== undefined) takeAway(one.id).catch(logFailure('a notification was not taken away'))
    }
  }

  return {
    show: showRequest,
    close() {
      isOpen = false
      shown.clear()
      stopListening()
    },
  }
}

/** The arguments of `Notify`, with what the service can show and nothing else. */
export function notifyArguments(
  request: NotificationRequest,
  service: { readonly appName: string; readonly capabilities: readonly string[] },
): unknown[] {
  const { title, body, buttons, isCall, stays } = request
  const hasActions = service.capabilities.includes('actions')
  // Markup is read in the body alone.
  const text = service.capabilities.includes('body-markup') ? escapeMarkup(body) : body
  const pressable = [{ press: bodyClick, label: '' }, ...buttons]
  return [
    service.appName,
    0,
    '',
    withoutZero(title),
    withoutZero(text),
    hasActions ? pressable.flatMap(({ press, label }) => [press, label]) : [],
    {
      urgency: new Variant('y', isCall ? critical : normal),
      category: new Variant('s', isCall ? 'call.incoming' : 'call'),
      'desktop-entry': new Variant('s', 'dering'),
      // The window rings, on the device that the person chose.
      'suppress-sound': new Variant('b', true),
    },
    stays ? expiry.never : expiry.serviceDecides,
  ]
}

/** A text with a zero in it makes the bus close the connection, and no notification would follow. */
const withoutZero = (text: string): string => text.replaceAll('\0', '')

const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
