import type { WantedNotification } from '../alerts/wanted-alerts.ts'

/** Shows one notification; returns how to take it away. */
export type ShowNotification = (notification: WantedNotification) => () => void

/** What a notification is about: one of each is shown. */
const subjectOf = (about: WantedNotification): string =>
  about.kind === 'nudge' ? 'nudge' : `call ${about.callId}`

/** Keeps what is shown equal to what should be: one for each call, replaced when there is something else to say of it. */
export function createNotificationPresenter(
  show: ShowNotification,
): (wanted: readonly WantedNotification[]) => void {
  const shown = new Map<string, { readonly text: string; readonly takeAway: () => void }>()
  return wanted => {
    const texts = new Map(wanted.map(notification => [subjectOf(notification), JSON.stringify(notification)]))
    for (const [subject, { text, takeAway }] of shown) {
      if (texts.get(subject) === text) continue
      shown.delete(subject)
      takeAway()
    }
    for (const notification of wanted) {
      const subject = subjectOf(notification)
      if (shown.has(subject)) continue
      shown.set(subject, { text: JSON.stringify(notification), takeAway: show(notification) })
    }
  }
}
