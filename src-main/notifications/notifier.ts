import type { WantedNotification } from '../alerts/wanted-alerts.ts'

/** What a person can press on a notification; `open` is the notification itself. */
export type NotificationPress = 'open' | 'answer' | 'decline'

export interface NotificationButton {
  readonly press: 'answer' | 'decline'
  readonly label: string
}

/** A notification in the words of every system. */
export interface NotificationRequest {
  readonly title: string
  readonly body: string
  readonly buttons: readonly NotificationButton[]
  /** A call: it stays above others, and until it is taken away. */
  readonly isCall: boolean
  /** Stays until it is taken away; otherwise the system lets it go. */
  readonly stays: boolean
  /** `test`: it means nothing, and is only looked for. */
  readonly about: WantedNotification | { readonly kind: 'test' }
}

/** Shows one notification; returns how to take it away. What goes wrong is the notifier's to log. */
export type ShowRequest = (
  request: NotificationRequest,
  onPress: (press: NotificationPress) => void,
  /** Told once: the system has taken it, or why it did not. */
  onShown?: (failed?: string) => void,
) => () => void
