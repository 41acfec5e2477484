import { pino } from 'pino'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { providerCallIdSchema } from '#shared/domain/ids.ts'
import { createGraphClient } from '../../../src-platform/meta/graph-client.ts'
import type { GraphOutcome, GraphPort } from '../../../src-platform/meta/graph-port.ts'
import { createMetrics } from '../../../src-platform/metrics.ts'
import { cut, graphError, json, silence, startGraphServer, type Answer } from './graph-server.ts'

const call = providerCallIdSchema.parse('wacid.HBgN+/=')
const phone = '200000000000001'
const success = json(200, { messaging_product: 'whatsapp', success: true })
const to = { customerId: '6281234567890', byUserId: false }

const metrics = createMetrics()
let stop = () => Promise.resolve()
afterEach(() => stop())
afterAll(() => metrics.stop())

function clientAt(graphUrl: string, timeoutMs?: number): GraphPort {
  return createGraphClient({
    config: { graphUrl, accessToken: 'system-user' },
    log: pino({ level: 'silent' }),
    metrics,
    random: () => 0,
    ...(timeoutMs !== undefined && { timeoutMs }),
  })
}

/** The client waits for long, unless Meta is silent: a busy machine is not. */
async function setUp(...script: Answer[]) {
  const server = await startGraphServer(...script)
  stop = () => server.stop()
  return { server, client: clientAt(server.url, script.includes(silence) ? 2_000 : 30_000) }
}

describe('what Meta is sent', () => {
  it('is the action with its description, under the token, our call id coming back in the webhooks', async () => {
    const { server, client } = await setUp(success)
    expect(await client.preAccept(phone, call, 'v=0 answer')).toEqual({ kind: 'done', value: undefined })
    expect(await client.accept(phone, call, 'v=0 answer', 'call-1')).toEqual({
      kind: 'done',
      value: undefined,
    })
    expect(await client.reject(phone, call)).toMatchObject({ kind: 'done' })
    expect(await client.terminate(phone, call)).toMatchObject({ kind: 'done' })
    const answer = { sdp_type: 'answer', sdp: 'v=0 answer' }
    expect(server.requests.map(request => request.body)).toEqual([
      { messaging_product: 'whatsapp', call_id: call, action: 'pre_accept', session: answer },
      {
        messaging_product: 'whatsapp',
        call_id: call,
        action: 'accept',
        session: answer,
        biz_opaque_callback_data: 'call-1',
      },
      { messaging_product: 'whatsapp', call_id: call, action: 'reject' },
      { messaging_product: 'whatsapp', call_id: call, action: 'terminate' },
    ])
    for (const { path, authorization } of server.requests) {
      expect([path, authorization]).toEqual([`/v26.0/${phone}/calls`, 'Bearer system-user'])
    }
  })

  it('is a dial to a number, or to the id of a customer without one', async () => {
    const { server, client } = await setUp(
      json(200, { messaging_product: 'whatsapp', calls: [{ id: 'wacid.new' }] }),
    )
    const outcome = await client.connect(phone, to, 'v=0 offer', 'call-2')
    expect(outcome).toEqual({ kind: 'done', value: { providerCallId: 'wacid.new' } })
    await client.connect(phone, { customerId: 'ID.1', byUserId: true }, 'v=0 offer', 'call-3')
    const dial = { action: 'connect', session: { sdp_type: 'offer', sdp: 'v=0 offer' } }
    expect(server.requests.map(request => request.body)).toMatchObject([
      { to: '6281234567890', biz_opaque_callback_data: 'call-2', ...dial },
      { recipient: 'ID.1', biz_opaque_callback_data: 'call-3', ...dial },
    ])
  })

  it('is a text with our message id', async () => {
    const { server, client } = await setUp(json(200, { messages: [{ id: 'wamid.1' }, { id: 'wamid.2' }] }))
    expect(await client.sendText(phone, to, 'Halo', 'message-1')).toEqual({
      kind: 'done',
      value: { messageId: 'wamid.1' },
    })
    expect(server.requests[0]).toMatchObject({
      path: `/v26.0/${phone}/messages`,
      body: {
        recipient_type: 'individual',
        to: '6281234567890',
        type: 'text',
        text: { body: 'Halo' },
        biz_opaque_callback_data: 'message-1',
      },
    })
  })
})

/** The three that could take or place a second call, or say a thing twice. */
const onceOnly: [string, (client: GraphPort) => Promise<GraphOutcome<unknown>>][] = [
  ['accept', client => client.accept(phone, call, 'v=0', 'call-1')],
  ['connect', client => client.connect(phone, to, 'v=0', 'call-1')],
  ['sendText', client => client.sendText(phone, to, 'Halo', 'message-1')],
]
const repeatable: [string, (client: GraphPort) => Promise<GraphOutcome<unknown>>][] = [
  ['preAccept', client => client.preAccept(phone, call, 'v=0')],
  ['reject', client => client.reject(phone, call)],
  ['terminate', client => client.terminate(phone, call)],
]

describe('what comes back', () => {
  const refused = (code: number, message = `(#${code}) No`) => ({ kind: 'refused', error: { code, message } })
  const unknown = { kind: 'unknown' }

  it.each<[string, Answer, object]>([
    ['an error of Meta', graphError(400, 100), refused(100)],
    ['no permission, as a 401', graphError(401, 138_006), refused(138_006)],
    ['a token that is no good', graphError(401, 190), refused(190)],
    ['a limit', graphError(429, 138_005), refused(138_005)],
    ['a code as text', json(400, { error: { code: '100', message: 'No' } }), refused(100, 'No')],
    ['an error without words', json(400, { error: { code: 100 } }), refused(100, 'Error 100')],
    ['a fault of Meta that says what failed', graphError(500, 138_004), refused(138_004)],
    ['a fault of Meta that does not know', graphError(500, 1), unknown],
    ['a fault without a body', json(502, 'Bad gateway'), unknown],
    ['a 4xx of somebody between', json(404, 'nothing here'), refused(0, 'HTTP 404 without an explanation.')],
    ['a timeout of somebody between', json(408, {}), unknown],
    ['a success that says nothing', json(200, {}), unknown],
    ['a success that is not JSON', response => void response.end('<html>'), unknown],
    [
      'a redirect',
      response => void response.writeHead(302, { location: 'http://127.0.0.1:9' }).end(),
      unknown,
    ],
    ['a cut', cut, unknown],
    ['silence', silence, unknown],
  ])(
    '%s is told apart, and an accept, a dial or a text is never sent again',
    async (_what, answer, expected) => {
      const { server, client } = await setUp(answer)
      for (const [, act] of onceOnly) expect(await act(client)).toMatchObject(expected)
      expect(server.requests).toHaveLength(onceOnly.length)
    },
  )

  it('where nobody listens is a refusal, since nothing was sent', async () => {
    const server = await startGraphServer(success)
    await server.stop()
    for (const [, act] of [...onceOnly, ...repeatable]) {
      expect(await act(clientAt(server.url))).toMatchObject(refused(0, 'WhatsApp could not be reached.'))
    }
  })
})

describe.each(repeatable)('%s', (_name, act) => {
  it.each<[string, Answer]>([
    ['a limit', graphError(429, 4)],
    ['a fault of Meta', graphError(500, 2)],
    ['a fault without a body', json(503, '')],
    ['a cut', cut],
    ['silence', silence],
  ])('is sent again after %s', async (_what, answer) => {
    const { server, client } = await setUp(answer, answer, success)
    expect(await act(client)).toEqual({ kind: 'done', value: undefined })
    expect(server.requests).toHaveLength(3)
  })

  it('is given up after the third time', async () => {
    const { server, client } = await setUp(json(503, ''))
    expect(await act(client)).toMatchObject({ kind: 'unknown' })
    expect(server.requests).toHaveLength(3)
  })

  it('is not sent again after a definite no', async () => {
    const { server, client } = await setUp(graphError(400, 100), success)
    expect(await act(client)).toMatchObject({ kind: 'refused' })
    expect(server.requests).toHaveLength(1)
  })
})
