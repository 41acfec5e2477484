import { app } from 'electron'
import type { CallId } from '#shared/domain/ids.ts'
import type { Clock } from '../clock.ts'
import { type BusSource, KeptBus } from '../dbus/kept-bus.ts'
import { openSessionBus } from '../dbus/session-bus.ts'
import type { PressLinks } from '../links/press-links.ts'
import type { CallKeys } from '../keys/call-keys.ts'
import type { Logger } from '../logging/logger.ts'
import { createNotificationPresenter } from '../notifications/alert-presenter.ts'
import { createSystemNotifier, type SystemNotifier } from '../notifications/system-notifier.ts'
import type { Texts } from '../texts.ts'
import { createAttention } from '../windows/attention.ts'
import type { CallWindow } from '../windows/call-window.ts'
import type { WindowKeeper } from '../windows/window-keeper.ts'
import type { AlertPorts } from './apply-alerts.ts'
import type { CallActs } from './call-acts.ts'
import type { TrayState } from './wanted-alerts.ts'

export interface SystemAlertsParts {
  readonly windows: WindowKeeper
  readonly callWindow: CallWindow
  readonly keys: Pick<CallKeys, 'aim'>
  readonly notifier: Pick<SystemNotifier, 'show'>
  readonly showTray: (state: TrayState) => void
}

export interface NotificationParts {
  readonly acts: CallActs
  readonly links: PressLinks
  readonly buses: BusSource | null
  readonly texts: () => Texts
  readonly clock: Clock
  /** [D5] The call's notification is on the screen, or why it is not. */
  readonly noteNotified: (callId: CallId, failed?: string) => void
  /** [D3] Of every notification: the system shows them, or does not. */
  readonly onShown: (isShown: boolean) => void
  readonly log: Logger
}

/** The notifications of this app: what is pressed on them is done. */
export function openNotifications(parts: NotificationParts): Promise<SystemNotifier> {
  const { acts, links, buses, texts, clock, log } = parts
  return createSystemNotifier({
    buses,
    texts,
    clock,
    log,
    platform: process.platform,
    appName: app.getName(),
    linkOf: links.linkOf,
    onShown: (about, failed) => {
      parts.onShown(failed === undefined)
      if (about.kind === 'incoming') parts.noteNotified(about.callId, failed)
    },
    onPress: (press, about) => {
      if (press === 'open' || about.kind === 'nudge') acts.look('roomId' in about ? about.roomId : undefined)
      else acts[press](about.callId)
    },
  })
}

/** Everything of the system that shows alerts. */
export function systemAlerts(parts: SystemAlertsParts): AlertPorts {
  const { windows, callWindow, keys, notifier, showTray } = parts
  return {
    notifications: createNotificationPresenter(notifier.show),
    attention: createAttention(() => windows.window),
    badge: count => void app.setBadgeCount(count),
    callWindow: content => callWindow.show(content),
    tray: showTray,
    keys: targets => keys.aim(targets),
  }
}

/** The bus of a Linux desktop, as often as it comes back; null where there is none, and everything works without it. */
export async function openSystemBus(
  address: string | undefined,
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
): Promise<KeptBus | null> {
  if (process.platform !== 'linux' || address === undefined) return null
  const bus = new KeptBus({ open: onLost => openSessionBus(address, onLost), clock, log })
  await bus.start()
  return bus
}
