import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { createGraphClient } from '../../../src-platform/meta/graph-client.ts'
import { createMetrics } from '../../../src-platform/metrics.ts'
import { graphError, json, startGraphServer, type Answer } from './graph-server.ts'

const phone = '200000000000001'
const to = { customerId: '6281234567890', byUserId: false }
const metrics = createMetrics()
let stop = () => Promise.resolve()
afterEach(() => stop())
afterAll(() => metrics.stop())

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/meta/${name}.json`, import.meta.url), 'utf8'))

async function setUp(...script: Answer[]) {
  const server = await startGraphServer(...script)
  stop = () => server.stop()
  const client = createGraphClient({
    config: { graphUrl: server.url, accessToken: 'system-user' },
    log: pino({ level: 'silent' }),
    metrics,
    random: () => 0,
  })
  return { server, client }
}

describe('asking for permission at Meta', () => {
  it('[P4] is Meta’s own example, with our message id to come back', async () => {
    const { server, client } = await setUp(json(200, fixture('api_messages_send_response')))
    const caption = 'Boleh kami menelepon Anda soal pesanan ON-12853?'
    const outcome = await client.sendPermissionRequest(phone, to, caption, 'message-1')
    expect(outcome).toEqual({ kind: 'done', value: { messageId: expect.stringMatching(/^wamid\./) } })
    expect(server.requests).toMatchObject([
      {
        path: `/v26.0/${phone}/messages`,
        body: {
          ...(fixture('api_messages_call_permission_request') as object),
          biz_opaque_callback_data: 'message-1',
        },
      },
    ])
  })

  it('[C3] is a template with its variables, or without any', async () => {
    const { server, client } = await setUp(json(200, fixture('api_messages_send_response')))
    const template = { name: 'ask', language: 'id', variables: ['Boleh?'] }
    await client.sendTemplate(phone, { customerId: 'ID.1', byUserId: true }, template, 'message-2')
    await client.sendTemplate(phone, to, { ...template, variables: [] }, 'message-3')
    expect(server.requests.map(({ body }) => body)).toEqual([
      {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        recipient: 'ID.1',
        type: 'template',
        template: {
          name: 'ask',
          language: { code: 'id' },
          components: [{ type: 'body', parameters: [{ type: 'text', text: 'Boleh?' }] }],
        },
        biz_opaque_callback_data: 'message-2',
      },
      {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: '6281234567890',
        type: 'template',
        template: { name: 'ask', language: { code: 'id' } },
        biz_opaque_callback_data: 'message-3',
      },
    ])
  })

  it('[P2] is refused with Meta’s words, and not tried twice when the answer is lost', async () => {
    const { server, client } = await setUp(graphError(400, 138009, 'Limit reached'), graphError(500, 131000))
    expect(await client.sendPermissionRequest(phone, to, 'Boleh?', 'm')).toEqual({
      kind: 'refused',
      error: { code: 138009, message: 'Limit reached' },
    })
    expect(await client.sendPermissionRequest(phone, to, 'Boleh?', 'm')).toMatchObject({ kind: 'unknown' })
    expect(server.requests).toHaveLength(2)
  })
})

describe('Meta’s record of a permission', () => {
  it.each([
    [fixture('api_call_permissions_get_response_temporary'), { kind: 'temporary', until: 1_795_605_000_000 }],
    [
      { permission: { status: 'temporary', expiration: '1795605000' } },
      { kind: 'temporary', until: 1_795_605_000_000 },
    ],
    [fixture('api_call_permissions_get_response_none'), { kind: 'none' }],
    [{ permission: { status: 'permanent' } }, { kind: 'permanent' }],
  ])('[P8] is read from %o', async (body, value) => {
    const { server, client } = await setUp(json(200, body))
    expect(await client.getCallPermission(phone, to)).toEqual({ kind: 'done', value })
    expect(server.requests).toMatchObject([
      {
        path: `/v26.0/${phone}/call_permissions?user_wa_id=6281234567890`,
        authorization: 'Bearer system-user',
      },
    ])
  })

  it('[P8] is asked for by id where there is no number, again while that helps, and believed only whole', async () => {
    const { server, client } = await setUp(
      graphError(429, 613),
      json(200, { permission: { status: 'temporary' } }),
    )
    const nameless = { customerId: 'ID.1', byUserId: true }
    expect(await client.getCallPermission(phone, nameless)).toMatchObject({ kind: 'unknown' })
    expect(server.requests.map(({ path }) => path)).toEqual([
      `/v26.0/${phone}/call_permissions?recipient=ID.1`,
      `/v26.0/${phone}/call_permissions?recipient=ID.1`,
    ])
  })
})
