import type { CallId } from '#shared/domain/ids.ts'
import type { NotificationPress, NotificationRequest } from './notifier.ts'

/** Makes the address that a pressed button of the toast opens: Windows starts the app with it when it is not running. Without a call it opens the app. */
export type PressLink = (press: NotificationPress, callId: CallId | null) => string

/**
 * A Windows toast. With the scenario of an incoming call it stays on the screen, above others and over
 * full-screen apps, until it is answered (schema: learn.microsoft.com, "Toast content").
 */
export function toastXml(request: NotificationRequest, linkOf: PressLink): string {
  const { title, body, buttons, isCall, about } = request
  const callId = 'callId' in about ? about.callId : null
  const launch = linkOf('open', callId)
  const scenario = isCall ? ' scenario="incomingCall" useButtonStyle="true"' : ''
  const actions = buttons.map(({ press, label }) => {
    const style = press === 'answer' ? 'Success' : 'Critical'
    const link = linkOf(press, callId)
    return `<action content="${escapeXml(label)}" arguments="${escapeXml(link)}" activationType="protocol" hint-buttonStyle="${style}"/>`
  })
  return [
    `<toast launch="${escapeXml(launch)}" activationType="protocol"${scenario}>`,
    '<visual><binding template="ToastGeneric">',
    `<text>${escapeXml(title)}</text>`,
    ...(body === '' ? [] : [`<text>${escapeXml(body)}</text>`]),
    '</binding></visual>',
    ...(actions.length === 0 ? [] : [`<actions>${actions.join('')}</actions>`]),
    // The window rings, on the device that the person chose.
    '<audio silent="true"/>',
    '</toast>',
  ].join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Text as it may stand in an element or an attribute; characters that XML 1.0 cannot hold are left out. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"']/gu, character => entities[character] ?? '')
}
