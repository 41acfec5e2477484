import { Notification } from 'electron'
import type { WantedNotification } from '../alerts/wanted-alerts.ts'
import type { Logger } from '../logging/logger.ts'
import type { Texts } from '../texts.ts'
import type { ShowNotification } from './alert-presenter.ts'
import { notificationWords } from './notification-words.ts'

/** Shows alerts as notifications of the operating system. */
export function systemNotifications(parts: {
  readonly texts: () => Texts
  readonly log: Logger
  readonly onClick: (notification: WantedNotification) => void
}): ShowNotification {
  return wanted => {
    if (!Notification.isSupported()) {
      parts.log.warn('the system shows no notifications', { kind: wanted.kind })
      return () => {}
    }
    const notification = new Notification({
      ...notificationWords(wanted, parts.texts()),
      // The window rings, on the device that the person chose.
      silent: true,
      urgency: wanted.kind === 'incoming' ? 'critical' : 'normal',
      timeoutType: 'never',
    })
    notification.on('click', () => parts.onClick(wanted))
    notification.on('failed', (_event, error) => {
      parts.log.error('a notification was not shown', { error })
    })
    notification.show()
    return () => notification.close()
  }
}
