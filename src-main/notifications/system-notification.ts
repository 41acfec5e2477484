import { Notification } from 'electron'
import type { Logger } from '../logging/logger.ts'
import type { Texts } from '../texts.ts'
import type { ShowAlert } from './alert-presenter.ts'

/** Shows alerts as notifications of the operating system; a click brings the window to the front. */
export function systemNotifications(parts: {
  readonly texts: () => Texts
  readonly log: Logger
  readonly onClick: () => void
}): ShowAlert {
  return alert => {
    if (!Notification.isSupported()) {
      parts.log.warn('the system shows no notifications', { kind: alert.kind })
      return () => {}
    }
    const texts = parts.texts()
    const notification = new Notification({
      title: texts.incomingCall(alert.customerName),
      body: texts.toAccount(alert.accountName),
      // The window rings, on the device that the person chose.
      silent: true,
      urgency: 'critical',
      timeoutType: 'never',
    })
    notification.on('click', parts.onClick)
    notification.on('failed', (_event, error) => {
      parts.log.error('a notification was not shown', { error })
    })
    notification.show()
    return () => notification.close()
  }
}
