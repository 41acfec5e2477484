import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultNumber } from '../../../../src-simulator/business-number.ts'
import type { InboundCall, OutboundCall } from '../../../../src-simulator/calls/call.ts'
import { newCustomer } from '../../../../src-simulator/customers/customer.ts'
import { initialSettings } from '../../../../src-simulator/graph/calling-settings.ts'
import {
  accountSettingsValue,
  messageStatusValue,
  messageValue,
  restrictionValue,
} from '../../../../src-simulator/webhooks/message-payloads.ts'
import {
  callStatusValue,
  connectValue,
  envelope,
  terminateValue,
} from '../../../../src-simulator/webhooks/payloads.ts'
import type { Parties, WebhookChange } from '../../../../src-simulator/webhooks/payloads.ts'

const fixtureText = (name: string) =>
  readFileSync(new URL(`../../../fixtures/meta/${name}.json`, import.meta.url), 'utf8')
const fixture = (name: string): unknown => JSON.parse(fixtureText(name))
const sdpIn = (name: string): string =>
  JSON.parse(`"${/"sdp": "([^"]*)"/.exec(fixtureText(name))?.[1] ?? ''}"`)

const customer = {
  ...newCustomer('6281234567890'),
  name: 'Budi Santoso',
  userId: 'ID.13491208650000000001',
}
const parties: Parties = { number: defaultNumber, customer, hidePhone: false }
const from = { number: defaultNumber, customer }
const ms = (seconds: number) => seconds * 1000

const wrap = (field: WebhookChange['field'], value: object, entryTime?: number) =>
  envelope([
    {
      kind: 'any',
      subject: 'any',
      wabaId: defaultNumber.wabaId,
      field,
      value,
      ...(entryTime !== undefined && { entryTime }),
    },
  ])

const inboundId =
  'wacid.HBgNNjI4MTIzNDU2Nzg5MBUCABIYIEExQjJDM0Q0RTVGNjA3MTgyOTNBNEI1QzZEN0U4RjkwHBgMNjI4MDAwMDAwMDAxFQIAAA=='
const missedId =
  'wacid.HBgNNjI4MTIzNDU2Nzg5MBUCABIYIDBGMUUyRDNDNEI1QTY5Nzg4Nzk2QTVCNEMzRDJFMUYwHBgMNjI4MDAwMDAwMDAxFQIAAA=='
const outboundId =
  'wacid.HBgNNjI4MTIzNDU2Nzg5MBUCABEYIDAwMTEyMjMzNDQ1NTY2Nzc4ODk5QUFCQkNDRERFRUZGHBgMNjI4MDAwMDAwMDAxFQIAAA=='

const facts = {
  phoneNumberId: defaultNumber.phoneNumberId,
  customer: customer.waId,
  placedAt: 0,
  realMedia: false,
}
const inbound: InboundCall = {
  ...facts,
  id: inboundId,
  direction: 'inbound',
  offerSdp: sdpIn('webhook_uic_connect'),
  state: 'offered',
}
const opaque = 'agent:17|conv:981'
const outbound: OutboundCall = {
  ...facts,
  id: outboundId,
  direction: 'outbound',
  offerSdp: '',
  opaque,
  state: 'ringing',
  answerSdp: sdpIn('webhook_bic_connect_answer'),
}
const requestId = 'wamid.HBgNNjI4MTIzNDU2Nzg5MBUCABEYFDNFQjBBQTExQkIyMkNDMzNERDQ0AA=='
const replyId = (letters: string) =>
  `wamid.HBgNNjI4MTIzNDU2Nzg5MBUCABIYFDNBMDAwMDAwMDAwMDAwMDBBQTA${letters}AA==`
const sentId = 'wamid.HBgNNjI4MTIzNDU2Nzg5MBUCABEYFDNFQjAxMTIyMzM0NDU1NjZBQUJCAA=='

describe('call webhooks are as the fixtures', () => {
  it('connect and terminate of a customer call', () => {
    expect(wrap('calls', connectValue(inbound, inbound.offerSdp, ms(1_795_000_000), parties))).toEqual(
      fixture('webhook_uic_connect'),
    )
    const ended = {
      ...inbound,
      opaque,
      state: 'ended',
      end: { at: ms(1_795_000_097), startedAt: ms(1_795_000_007), cause: 'customer_hung_up' },
    } as const
    expect(wrap('calls', terminateValue(ended, ms(1_795_000_097), parties))).toEqual(
      fixture('webhook_uic_terminate_completed'),
    )
    const missed = {
      ...inbound,
      id: missedId,
      state: 'ended',
      end: { at: ms(1_795_000_545), cause: 'nobody_answered' },
    } as const
    expect(wrap('calls', terminateValue(missed, ms(1_795_000_545), parties))).toEqual(
      fixture('webhook_uic_terminate_missed'),
    )
  })

  it('connect, statuses and terminate of a business call', () => {
    const answer = sdpIn('webhook_bic_connect_answer')
    expect(wrap('calls', connectValue(outbound, answer, ms(1_795_001_001), parties))).toEqual(
      fixture('webhook_bic_connect_answer'),
    )
    for (const [status, at] of [
      ['RINGING', 1_795_001_002],
      ['ACCEPTED', 1_795_001_016],
      ['REJECTED', 1_795_001_012],
    ] as const)
      expect(wrap('calls', callStatusValue(outbound, status, ms(at), parties))).toEqual(
        fixture(`webhook_bic_status_${status.toLowerCase()}`),
      )
    const ended = {
      ...outbound,
      state: 'ended',
      end: { at: ms(1_795_001_200), startedAt: ms(1_795_001_016), cause: 'business_terminated' },
    } as const
    expect(wrap('calls', terminateValue(ended, ms(1_795_001_200), parties))).toEqual(
      fixture('webhook_bic_terminate_completed'),
    )
  })

  it('a media failure is listed twice and keeps its times', () => {
    const failed = {
      ...inbound,
      state: 'ended',
      end: { at: 21_500, startedAt: 1000, cause: 'media_failed', failure: 138021 },
    } as const
    const value = terminateValue(failed, 21_500, parties)
    expect(value).toMatchObject({
      errors: [{ code: 138021 }],
      calls: [
        { status: 'FAILED', start_time: '1', end_time: '21', duration: 20, errors: [{ code: 138021 }] },
      ],
    })
  })

  it('a username customer has no number anywhere', () => {
    const hidden = { ...parties, hidePhone: true }
    const said = JSON.stringify([
      connectValue(inbound, 'sdp', 0, hidden).contacts,
      connectValue(inbound, 'sdp', 0, hidden).calls.map(entry => ({ ...entry, id: '' })),
      callStatusValue(outbound, 'RINGING', 0, hidden).statuses.map(entry => ({ ...entry, id: '' })),
      messageValue('wamid', { type: 'text', body: 'x' }, 0, hidden),
    ])
    expect(said).not.toContain(customer.waId)
    expect(said).toContain(customer.userId)
  })
})

describe('message webhooks are as the fixtures', () => {
  it('text, voice note and voicemail', () => {
    expect(
      wrap(
        'messages',
        messageValue(
          'wamid.HBgNNjI4MTIzNDU2Nzg5MBUCABIYFDNBMDAwMDAwMDAwMDAwMDBCQjAxAA==',
          { type: 'text', body: 'Halo, pesanan saya sampai mana?' },
          ms(1_795_000_020),
          parties,
        ),
      ),
    ).toEqual(fixture('webhook_message_text'))
    const mimeType = 'audio/ogg; codecs=opus'
    expect(
      wrap(
        'messages',
        messageValue(
          missedId,
          {
            type: 'audio',
            mediaId: '1900000000000002',
            sha256: 'YmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmE=',
            mimeType,
          },
          ms(1_795_000_580),
          parties,
        ),
      ),
    ).toEqual(fixture('webhook_message_voicemail_audio'))
    expect(
      wrap(
        'messages',
        messageValue(
          'wamid.HBgNNjI4MTIzNDU2Nzg5MBUCABIYFDNBMDAwMDAwMDAwMDAwMDBCQjAyAA==',
          {
            type: 'audio',
            mediaId: '1900000000000001',
            sha256: 'Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm8=',
            mimeType,
            url: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1900000000000001&ext=1795000340&hash=SIMULATED',
          },
          ms(1_795_000_040),
          parties,
        ),
      ),
    ).toEqual(fixture('webhook_message_audio_voice'))
  })

  it.each([
    ['accept_temporary', 'x', { is_permanent: false, expiration_timestamp: '1795605000' }],
    ['accept_permanent', 'y', { is_permanent: true }],
  ] as const)('permission reply %s', (name, letters, extra) => {
    const reply = { response: 'accept', ...extra, response_source: 'user_action' } as const
    expect(
      wrap(
        'messages',
        messageValue(
          replyId(letters),
          { type: 'call_permission_reply', reply, contextId: requestId },
          ms(1_795_000_200),
          parties,
        ),
      ),
    ).toEqual(fixture(`webhook_permission_reply_${name}`))
  })

  it('permission replies of refusal and of the callback', () => {
    const rejected = { response: 'reject', response_source: 'user_action' } as const
    expect(
      wrap(
        'messages',
        messageValue(
          replyId('0'),
          { type: 'call_permission_reply', reply: rejected, contextId: requestId },
          ms(1_795_000_200),
          parties,
        ),
      ),
    ).toEqual(fixture('webhook_permission_reply_reject'))
    const automatic = {
      response: 'accept',
      is_permanent: false,
      expiration_timestamp: '1795605350',
      response_source: 'automatic',
    } as const
    expect(
      wrap(
        'messages',
        messageValue(
          replyId('1'),
          { type: 'call_permission_reply', reply: automatic, contextId: missedId },
          ms(1_795_000_550),
          parties,
        ),
      ),
    ).toEqual(fixture('webhook_permission_reply_automatic_callback'))
  })

  it.each(['sent', 'delivered', 'read', 'failed'] as const)('status %s', status => {
    const name = status === 'failed' ? 'failed_131026' : status
    expect(wrap('messages', messageStatusValue(sentId, status, ms(1_795_000_060), parties))).toEqual(
      fixture(`webhook_message_status_${name}`),
    )
  })
})

describe('account webhooks are as the fixtures', () => {
  it('settings and restrictions', () => {
    const settings = { ...initialSettings, callback_permission_status: 'ENABLED' } as const
    expect(
      wrap('account_settings_update', accountSettingsValue(from.number, settings, ms(1_795_000_000))),
    ).toEqual(fixture('webhook_account_settings_update'))
    expect(
      wrap(
        'account_update',
        restrictionValue(from.number, {
          type: 'RESTRICTED_BUSINESS_INITIATED_CALLING',
          expiration: 1_795_604_800,
        }),
        1_795_000_000,
      ),
    ).toEqual(fixture('webhook_account_update_bic_paused_7d'))
    expect(
      wrap(
        'account_update',
        restrictionValue(from.number, { type: 'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN' }),
        1_795_000_000,
      ),
    ).toEqual(fixture('webhook_account_update_button_hidden'))
  })
})
