import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readWebhook } from '../../../../src-platform/meta/to-domain.ts'

const folder = new URL('../../../fixtures/meta/', import.meta.url)
const files = readdirSync(folder).filter(file => file.startsWith('webhook_'))
const read = (file: string) => readWebhook(readFileSync(new URL(file, folder)), 1)

const budi = { id: '6281234567890', name: 'Budi Santoso', phone: '+6281234567890' }
const at = (seconds: number) => seconds * 1_000
const phoneNumberId = '200000000000001'

/** What each example of Meta's tells us. */
const told: Record<string, object> = {
  webhook_account_settings_update: {
    type: 'settings',
    phoneNumberId,
    at: at(1795000000),
    settings: {
      status: 'ENABLED',
      call_icon_visibility: 'DEFAULT',
      callback_permission_status: 'ENABLED',
    },
  },
  webhook_account_update_bic_paused_7d: {
    type: 'quality',
    businessNumber: '628000000001',
    at: at(1795000000),
    changes: [
      { kind: 'restricted', restriction: 'RESTRICTED_BUSINESS_INITIATED_CALLING', until: at(1795604800) },
    ],
  },
  webhook_account_update_button_hidden: {
    type: 'quality',
    changes: [
      {
        kind: 'restricted',
        restriction: 'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN',
        until: undefined,
        remediation: 'Fix the low pickup rate, then re-enable Display call buttons.',
      },
    ],
  },
  webhook_bic_connect_answer: {
    type: 'callConnect',
    phoneNumberId,
    direction: 'outbound',
    customer: budi,
    at: at(1795001001),
    opaque: 'agent:17|conv:981',
    providerCallId: expect.stringMatching(/^wacid\..+==$/),
    sdp: expect.stringMatching(/^v=0\r\n[^]*a=setup:active/),
  },
  webhook_bic_status_ringing: { type: 'callStatus', status: 'ringing', at: at(1795001002) },
  webhook_bic_status_accepted: { type: 'callStatus', status: 'accepted', at: at(1795001016) },
  webhook_bic_status_rejected: { type: 'callStatus', status: 'rejected', at: at(1795001012) },
  webhook_bic_terminate_completed: {
    type: 'callTerminate',
    direction: 'outbound',
    customer: budi,
    termination: { failed: false, startedAt: at(1795001016), endedAt: at(1795001200) },
  },
  webhook_message_audio_voice: {
    type: 'message',
    kind: 'audio',
    text: undefined,
    customer: budi,
    media: {
      providerMediaId: '1900000000000001',
      mimeType: 'audio/ogg; codecs=opus',
      sha256: Buffer.from('foobar'.repeat(5) + 'fo').toString('hex'),
      isVoiceNote: true,
    },
  },
  webhook_message_voicemail_audio: {
    type: 'message',
    kind: 'audio',
    providerMessageId: expect.stringMatching(/^wacid\./),
  },
  webhook_message_text: {
    type: 'message',
    kind: 'text',
    text: 'Halo, pesanan saya sampai mana?',
    at: at(1795000020),
    customer: budi,
  },
  webhook_message_status_sent: { type: 'messageStatus', status: 'sent' },
  webhook_message_status_delivered: { type: 'messageStatus', status: 'delivered' },
  webhook_message_status_read: { type: 'messageStatus', status: 'read' },
  webhook_message_status_failed_131026: {
    type: 'messageStatus',
    status: 'failed',
    error: { code: 131026, message: 'Recipient client does not support this message.' },
  },
  webhook_permission_reply_accept_permanent: {
    type: 'permissionReply',
    customer: budi,
    answer: { kind: 'permanent' },
    automatic: false,
    answersTo: expect.stringMatching(/^wamid\./),
  },
  webhook_permission_reply_accept_temporary: {
    type: 'permissionReply',
    customer: budi,
    answer: { kind: 'temporary', until: at(1795605000) },
    automatic: false,
  },
  webhook_permission_reply_automatic_callback: {
    type: 'permissionReply',
    customer: budi,
    answer: { kind: 'temporary', until: expect.any(Number) },
    automatic: true,
    answersTo: expect.stringMatching(/^wacid\./),
  },
  webhook_permission_reply_reject: {
    type: 'permissionReply',
    customer: budi,
    answer: { kind: 'rejected' },
    automatic: false,
  },
  webhook_uic_connect: {
    type: 'callConnect',
    phoneNumberId,
    direction: 'inbound',
    customer: budi,
    at: at(1795000000),
    sdp: expect.stringMatching(/^v=0\r\n[^]*a=setup:actpass/),
  },
  webhook_uic_terminate_completed: {
    type: 'callTerminate',
    direction: 'inbound',
    termination: { failed: false, startedAt: at(1795000007), endedAt: at(1795000097) },
  },
  webhook_uic_terminate_missed: {
    type: 'callTerminate',
    direction: 'inbound',
    at: at(1795000545),
    // COMPLETED without times: nobody picked up.
    termination: expect.not.objectContaining({ startedAt: expect.anything() }),
  },
}

describe("Meta's webhooks, by example", () => {
  it('are all told here', () => {
    expect(files.map(file => file.replace('.json', '')).toSorted()).toEqual(Object.keys(told).toSorted())
  })

  it.each(Object.entries(told))('%s is understood', (name, event) => {
    const { events, malformed } = read(`${name}.json`)
    expect(malformed).toBe(0)
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject(event)
  })
})
