import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callIdSchema } from '#shared/domain/ids.ts'
import { notificationRequest } from '../../../../src-main/notifications/notification-request.ts'
import { escapeXml, toastXml } from '../../../../src-main/notifications/toast-xml.ts'
import { notifyArguments } from '../../../../src-main/notifications/freedesktop-notifier.ts'
import { textsFor } from '../../../../src-main/texts.ts'

const callId = callIdSchema.parse('call-1')
const about = { callId, customerName: 'Budi & <b>"Sons"</b>', accountName: 'Toko <Sinar>' }
const texts = textsFor('en', 'en')
const incoming = notificationRequest({ kind: 'incoming', ...about, canAnswer: true }, texts)
const linkOf = (press: string, id: string | null) => `dering:${press}?call=${String(id)}&key=k`

describe('[D1] a Windows toast', () => {
  it('of a call has the scenario of a call, its two buttons, and no sound of its own', () => {
    expect(toastXml(incoming, linkOf)).toBe(
      '<toast launch="dering:open?call=call-1&amp;key=k" activationType="protocol" scenario="incomingCall" useButtonStyle="true">' +
        '<visual><binding template="ToastGeneric">' +
        '<text>Budi &amp; &lt;b&gt;&quot;Sons&quot;&lt;/b&gt; is calling</text>' +
        '<text>WhatsApp call to Toko &lt;Sinar&gt;</text>' +
        '</binding></visual>' +
        '<actions>' +
        '<action content="Answer" arguments="dering:answer?call=call-1&amp;key=k" activationType="protocol" hint-buttonStyle="Success"/>' +
        '<action content="Decline" arguments="dering:decline?call=call-1&amp;key=k" activationType="protocol" hint-buttonStyle="Critical"/>' +
        '</actions>' +
        '<audio silent="true"/>' +
        '</toast>',
    )
  })

  it('of a missed call has neither', () => {
    const xml = toastXml(notificationRequest({ kind: 'missed', ...about }, texts), linkOf)
    expect(xml).not.toContain('<actions>')
    expect(xml).not.toContain('scenario')
  })

  it('cannot be broken by a name, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), name => {
        const escaped = escapeXml(name)
        expect(escaped).not.toMatch(/[<>"']/u)
        expect(escaped.replaceAll(/&(?:amp|lt|gt|quot|apos);/gu, '')).not.toContain('&')
        // What XML 1.0 cannot hold at all would make Windows refuse the whole toast.
        expect(escaped).toMatch(/^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u)
      }),
    )
  })
})

describe('[D1] a notification of a Linux desktop', () => {
  const service = (...capabilities: string[]) => ({ appName: 'Dering', capabilities })

  it('has buttons where the service has them, is critical, and stays', () => {
    const [appName, replaces, , title, body, actions, hints, expires] = notifyArguments(
      incoming,
      service('actions', 'body', 'body-markup'),
    )
    expect({ appName, replaces, title, body, actions, expires }).toEqual({
      appName: 'Dering',
      replaces: 0,
      title: 'Budi & <b>"Sons"</b> is calling',
      body: 'WhatsApp call to Toko &lt;Sinar&gt;',
      actions: ['default', '', 'answer', 'Answer', 'decline', 'Decline'],
      expires: 0,
    })
    expect(hints).toMatchObject({ urgency: { value: 2 }, category: { value: 'call.incoming' } })
  })

  it('has none, and no markup, where the service has neither', () => {
    const [, , , , body, actions] = notifyArguments(incoming, service('body'))
    expect([body, actions]).toEqual(['WhatsApp call to Toko <Sinar>', []])
  })
})
