import { assertNever } from '#shared/domain/assert-never.ts'
import type { WantedNotification } from '../alerts/wanted-alerts.ts'
import type { Texts } from '../texts.ts'

/** What a notification says. */
export function notificationWords(
  notification: WantedNotification,
  texts: Texts,
): { readonly title: string; readonly body: string } {
  const { customerName, accountName } = notification
  const body = accountName === '' ? '' : texts.toAccount(accountName)
  switch (notification.kind) {
    case 'incoming':
      return { title: texts.incomingCall(customerName), body }
    case 'answeredElsewhere':
      return { title: texts.answeredBy(notification.agentName, customerName), body }
    case 'missed':
      return { title: texts.missedCall(customerName), body }
    default:
      return assertNever(notification)
  }
}
