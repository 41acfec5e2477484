import { assertNever } from '#shared/domain/assert-never.ts'
import type { WantedNotification } from '../alerts/wanted-alerts.ts'
import type { Texts } from '../texts.ts'
import type { NotificationButton, NotificationRequest } from './notifier.ts'
import { toldName } from './told-name.ts'

/** Shown to somebody who checks whether notifications appear at all. [D3] */
export function testNotification(texts: Texts): NotificationRequest {
  const { title, body } = texts.testNotification
  return { title, body, buttons: [], isCall: false, stays: false, about: { kind: 'test' } }
}

/** What a notification says, and what can be pressed on it. [D1] */
export function notificationRequest(about: WantedNotification, texts: Texts): NotificationRequest {
  if (about.kind === 'nudge') {
    const title = texts.nudgedBy(toldName(about.byName))
    return { title, body: about.text ?? '', buttons: [], isCall: false, stays: true, about }
  }
  const { accountName } = about
  const customerName = about.customerName === null ? null : toldName(about.customerName)
  const body = accountName === '' ? '' : texts.toAccount(accountName)
  switch (about.kind) {
    case 'incoming': {
      const answer: NotificationButton = { press: 'answer', label: texts.answer }
      const decline: NotificationButton = { press: 'decline', label: texts.decline }
      const buttons = about.canAnswer ? [answer, decline] : [decline]
      return { title: texts.incomingCall(customerName), body, buttons, isCall: true, stays: true, about }
    }
    case 'answeredElsewhere': {
      const agentName = about.agentName === null ? null : toldName(about.agentName)
      const title = texts.answeredBy(agentName, customerName)
      return { title, body, buttons: [], isCall: false, stays: false, about }
    }
    case 'missed': {
      const title = texts.missedCall(customerName)
      return { title, body, buttons: [], isCall: false, stays: true, about }
    }
    default:
      return assertNever(about)
  }
}
