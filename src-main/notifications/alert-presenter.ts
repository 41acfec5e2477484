import type { WantedNotification } from '../alerts/wanted-alerts.ts'

/** Shows one notification; returns how to take it away. */
export type ShowNotification = (notification: WantedNotification) => () => void

/** Keeps what is shown equal to what should be: one for each call, replaced when there is something else to say of it. */
export function createNotificationPresenter(
  show: ShowNotification,
): (wanted: readonly WantedNotification[]) => void {
  const shown = new Map<string, { readonly text: string; readonly takeAway: () => void }>()
  return wanted => {
    const texts = new Map(
      wanted.map(notification => [notification.callId as string, JSON.stringify(notification)]),
    )
    for (const [callId, { text, takeAway }] of shown) {
      if (texts.get(callId) === text) continue
      shown.delete(callId)
      takeAway()
    }
    for (const notification of wanted) {
      const { callId } = notification
      if (shown.has(callId)) continue
      shown.set(callId, { text: JSON.stringify(notification), takeAway: show(notification) })
    }
  }
}
