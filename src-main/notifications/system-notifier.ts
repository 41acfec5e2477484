import type { WantedNotification } from '../alerts/wanted-alerts.ts'
import type { SessionBus } from '../dbus/session-bus.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import type { Texts } from '../texts.ts'
import type { ShowNotification } from './alert-presenter.ts'
import { electronNotifier } from './electron-notifier.ts'
import { freedesktopNotifier } from './freedesktop-notifier.ts'
import { notificationRequest } from './notification-request.ts'
import type { NotificationPress, ShowRequest } from './notifier.ts'
import type { PressLink } from './toast-xml.ts'

export interface SystemNotifierParts {
  readonly platform: NodeJS.Platform
  readonly appName: string
  /** Null where there is none: everywhere but on Linux. */
  readonly bus: SessionBus | null
  readonly linkOf: PressLink
  readonly texts: () => Texts
  readonly log: Logger
  /** The system has taken a notification, or why it did not. */
  readonly onShown: (about: WantedNotification, failed?: string) => void
  readonly onPress: (press: NotificationPress, about: WantedNotification) => void
}

/** Shows what is wanted as notifications of this system, with buttons wherever it has them. */
export async function createSystemNotifier(parts: SystemNotifierParts): Promise<ShowNotification> {
  const show = await notifierOf(parts)
  return about =>
    show(
      notificationRequest(about, parts.texts()),
      press => parts.onPress(press, about),
      failed => parts.onShown(about, failed),
    )
}

async function notifierOf({ bus, appName, log, ...parts }: SystemNotifierParts): Promise<ShowRequest> {
  if (bus) {
    try {
      return await freedesktopNotifier(bus, appName, log)
    } catch (error) {
      log.warn('the desktop has no notification service of its own', { error: errorText(error) })
    }
  }
  return electronNotifier({ ...parts, log })
}
