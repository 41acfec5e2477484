import type { NotificationConstructorOptions } from 'electron'
import type { KnownFailure } from '#shared/ipc/call-timeline.ts'
import type { Logger } from '../logging/logger.ts'
import type { NotificationPress, ShowRequest } from './notifier.ts'
import { type PressLink, toastXml } from './toast-xml.ts'

/** What of Electron's `Notification` is used: whether the system shows any, and how one is made. */
export interface ElectronNotifications {
  isSupported(): boolean
  create(options: NotificationConstructorOptions): ElectronNotification
}

interface ElectronNotification {
  on(event: 'show' | 'click', listener: () => void): unknown
  on(event: 'action', listener: (details: { readonly actionIndex: number }) => void): unknown
  on(event: 'failed', listener: (event: unknown, error: string) => void): unknown
  show(): void
  close(): void
}

/** Shows notifications by Electron: buttons on macOS, a toast of our own on Windows, neither on Linux. */
export function electronNotifier(parts: {
  readonly notifications: ElectronNotifications
  readonly platform: NodeJS.Platform
  readonly linkOf: PressLink
  readonly log: Logger
}): ShowRequest {
  const { notifications, platform, linkOf, log } = parts
  return (request, onPress, onShown) => {
    if (!notifications.isSupported()) {
      log.warn('the system shows no notifications', { kind: request.about.kind })
      onShown?.('noNotifications' satisfies KnownFailure)
      return () => {}
    }
    const { title, body, buttons, isCall, stays } = request
    const notification = notifications.create({
      title,
      body,
      // The window rings, on the device that the person chose.
      silent: true,
      urgency: isCall ? 'critical' : 'normal',
      timeoutType: stays ? 'never' : 'default',
      ...(platform === 'darwin' && {
        actions: buttons.map(({ label }) => ({ type: 'button', text: label })),
      }),
      ...(platform === 'win32' && { toastXml: toastXml(request, linkOf) }),
    })
    // A toast's presses come back as links, so that they also start the app.
    if (platform !== 'win32') {
      notification.on('click', () => onPress('open'))
      notification.on('action', details => onPress(pressOf(buttons[details.actionIndex]?.press)))
    }
    notification.on('show', () => onShown?.())
    notification.on('failed', (_event, error) => {
      log.error('a notification was not shown', { error })
      onShown?.(error)
    })
    notification.show()
    return () => notification.close()
  }
}

const pressOf = (press: NotificationPress | undefined): NotificationPress => press ?? 'open'
