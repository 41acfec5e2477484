import type { Alert } from './alerts.ts'

/** Shows one alert; returns how to take it away. */
export type ShowAlert = (alert: Alert) => () => void

/** Keeps what is shown equal to what should be. */
export function createAlertPresenter(show: ShowAlert): (wanted: readonly Alert[]) => void {
  const shown = new Map<string, () => void>()
  return wanted => {
    const wantedIds = new Set(wanted.map(alert => alert.id))
    for (const [id, takeAway] of shown) {
      if (wantedIds.has(id)) continue
      shown.delete(id)
      takeAway()
    }
    for (const alert of wanted) {
      if (!shown.has(alert.id)) shown.set(alert.id, show(alert))
    }
  }
}
