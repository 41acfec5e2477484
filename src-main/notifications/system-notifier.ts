import { Notification } from 'electron'
import type { WantedNotification } from '../alerts/wanted-alerts.ts'
import type { Clock } from '../clock.ts'
import type { BusSource } from '../dbus/kept-bus.ts'
import type { Logger } from '../logging/logger.ts'
import type { Texts } from '../texts.ts'
import type { ShowNotification } from './alert-presenter.ts'
import { type ElectronNotifications, electronNotifier } from './electron-notifier.ts'
import { followedNotifier } from './followed-notifier.ts'
import { notificationRequest, testNotification } from './notification-request.ts'
import type { NotificationPress, ShowRequest } from './notifier.ts'
import type { PressLink } from './toast-xml.ts'

export interface SystemNotifierParts {
  readonly platform: NodeJS.Platform
  readonly appName: string
  /** Null where there is none: everywhere but on Linux. */
  readonly buses: BusSource | null
  readonly linkOf: PressLink
  readonly texts: () => Texts
  readonly clock: Pick<Clock, 'after'>
  readonly log: Logger
  /** The system has taken a notification, or why it did not. */
  readonly onShown: (about: WantedNotification | { readonly kind: 'test' }, failed?: string) => void
  readonly onPress: (press: NotificationPress, about: WantedNotification) => void
}

export interface SystemNotifier {
  readonly show: ShowNotification
  /** Shows one that means nothing, for the person to look for; whether the system has taken it. Never rejects. */
  readonly test: () => Promise<boolean>
}

/** A system that does not say within this time that it shows a notification has not shown it, in milliseconds. */
const shownPatienceMs = 5_000

/** Shows what is wanted as notifications of this system, with buttons wherever it has them. */
export async function createSystemNotifier(parts: SystemNotifierParts): Promise<SystemNotifier> {
  const { texts, clock, onPress, onShown } = parts
  const show = await notifierOf(parts)
  let takeTestAway = () => {}
  return {
    show: about =>
      show(
        notificationRequest(about, texts()),
        press => onPress(press, about),
        failed => onShown(about, failed),
      ),
    async test() {
      takeTestAway()
      const request = testNotification(texts())
      const { promise, resolve } = Promise.withResolvers<string | undefined>()
      const cancel = clock.after(shownPatienceMs, () => resolve('The system did not say that it was shown'))
      takeTestAway = show(request, () => {}, resolve)
      const failed = await promise
      cancel()
      onShown(request.about, failed)
      return failed === undefined
    },
  }
}

const notifications: ElectronNotifications = {
  isSupported: () => Notification.isSupported(),
  create: options => new Notification(options),
}

async function notifierOf({ buses, appName, log, ...parts }: SystemNotifierParts): Promise<ShowRequest> {
  const otherwise = electronNotifier({ ...parts, notifications, log })
  return buses ? await followedNotifier(buses, { appName, otherwise, log }) : otherwise
}
