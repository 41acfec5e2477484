import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { afterAll, afterEach, expect, it } from 'vitest'
import { providerCallIdSchema } from '#shared/domain/ids.ts'
import { createGraphClient } from '../../../src-platform/meta/graph-client.ts'
import { createMetrics } from '../../../src-platform/metrics.ts'
import { json, startGraphServer, type Answer } from './graph-server.ts'

// Meta's own examples of what its Graph API answers and takes, where no other test uses them.

const phone = '200000000000001'
const to = { customerId: '6281234567890', byUserId: false }
const wacid = providerCallIdSchema.parse('wacid.1')
const metrics = createMetrics()
let stop = () => Promise.resolve()
afterEach(() => stop())
afterAll(() => metrics.stop())

const example = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/meta/${name}.json`, import.meta.url), 'utf8'))

async function setUp(...script: Answer[]) {
  const server = await startGraphServer(...script)
  stop = () => server.stop()
  const config = { graphUrl: server.url, accessToken: 'system-user' }
  return {
    server,
    client: createGraphClient({ config, log: pino({ level: 'silent' }), metrics, random: () => 0 }),
  }
}

it('takes the answer to an action as done', async () => {
  const { client } = await setUp(json(200, example('api_calls_action_response')))
  expect(await client.terminate(phone, wacid)).toEqual({ kind: 'done', value: undefined })
})

it.each([
  ['api_error_100_sdp_http400', 400, 100, 'Invalid parameter'],
  ['api_error_138006_http401', 401, 138006, 'No approved call permission found'],
  ['api_error_138012_http400', 400, 138012, 'Business initiated calls limit hit'],
])('tells a refusal in Meta’s own words: %s', async (name, status, code, words) => {
  const { client, server } = await setUp(json(status, example(name)))
  const outcome = await client.connect(phone, to, 'v=0', 'call-1')
  expect(outcome).toEqual({ kind: 'refused', error: { code, message: expect.stringContaining(words) } })
  // Whatever the answer, a dial is asked once.
  expect(server.requests).toHaveLength(1)
})

it('[C5] sends the call button as Meta’s example has it', async () => {
  const { client, server } = await setUp(json(200, example('api_messages_send_response')))
  const text = 'Butuh bantuan cepat? Telepon kami lewat WhatsApp.'
  const button = { text, label: 'Telepon sekarang', minutes: 1440, payload: 'order-4821' }
  await client.sendCallButton(phone, to, button, 'message-1')
  expect(server.requests.map(({ body }) => body)).toEqual([
    { ...(example('api_messages_voice_call_button') as object), biz_opaque_callback_data: 'message-1' },
  ])
})

it('[A9] reads the settings with their hours and restrictions', async () => {
  const { client } = await setUp(json(200, example('api_settings_get_response')))
  expect(await client.readSettings(phone)).toMatchObject({
    kind: 'done',
    value: {
      settings: {
        status: 'ENABLED',
        call_icon_visibility: 'DEFAULT',
        callback_permission_status: 'ENABLED',
        call_hours: { enabled: true, timeZone: 'Asia/Jakarta' },
      },
      restrictions: [{ type: 'RESTRICTED_BUSINESS_INITIATED_CALLING', until: 1_795_604_800_000 }],
    },
  })
})
