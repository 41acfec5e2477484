import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customerWrites } from '../../support/builders/webhooks.ts'
import { eventually } from '../../support/eventually.ts'
import { signatureOf, startTestPlatform, verifyToken, type TestPlatform } from '../../support/platform.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform()
})
afterAll(() => platform.stop())

const get = (path: string) => fetch(`${platform.url}${path}`)

describe('the HTTP side', () => {
  it('says that it is alive and ready', async () => {
    expect((await get('/healthz')).status).toBe(200)
    expect((await get('/readyz')).status).toBe(200)
  })

  it('shows its numbers to Prometheus', async () => {
    await platform.postWebhook('{}', { 'x-hub-signature-256': 'sha256=00' })
    const response = await get('/metrics')
    expect(response.headers.get('content-type')).toContain('text/plain')
    const text = await response.text()
    expect(text).toMatch(/^dering_webhooks_total\{outcome="not_signed"\} \d+$/m)
    expect(text).toMatch(/^dering_event_loop_delay_seconds\{quantile="0.99"\} \S+$/m)
    expect(text).toMatch(/^dering_inbox_waiting 0$/m)
  })

  it.each(['/', '/media', '/reports', '/updates/latest.yml', '/test/clock'])(
    'does not know %s, and says so in JSON',
    async path => {
      const response = await get(path)
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ error: { reason: 'not_found' } })
    },
  )

  it('asks who comes to /agent without an upgrade to open a WebSocket', async () => {
    const response = await get('/agent')
    expect(response.status).toBe(426)
  })

  it('hangs up on a request whose headers do not end', async () => {
    const url = new URL(platform.url)
    const { connect } = await import('node:net')
    const socket = connect(Number(url.port), url.hostname)
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n')
    let answer = ''
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('utf8')))
    await new Promise(resolve => void socket.once('close', resolve))
    expect(answer).toMatch(/^HTTP\/1.1 408 /)
  })
})

describe("Meta's handshake", () => {
  const handshake = (query: Record<string, string>) => get(`/webhooks/whatsapp?${new URLSearchParams(query)}`)

  it('answers the challenge to who knows the verify token', async () => {
    const response = await handshake({
      'hub.mode': 'subscribe',
      'hub.verify_token': verifyToken,
      'hub.challenge': '1158201444',
    })
    expect([response.status, await response.text()]).toEqual([200, '1158201444'])
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
  })

  it.each<Record<string, string>>([
    { 'hub.mode': 'subscribe', 'hub.verify_token': 'another', 'hub.challenge': '1' },
    { 'hub.mode': 'unsubscribe', 'hub.verify_token': verifyToken, 'hub.challenge': '1' },
    { 'hub.mode': 'subscribe', 'hub.challenge': '1' },
    {},
  ])('refuses %o', async query => {
    expect((await handshake(query)).status).toBe(403)
  })
})

describe('webhooks', () => {
  it('are taken when they are signed', async () => {
    const response = await platform.postWebhook(
      customerWrites('Halo', { id: 'wamid.http-1', at: Date.now() }),
    )
    expect(response.status).toBe(200)
  })

  it('are signed over their bytes as they came, escapes and spaces included', async () => {
    const body = JSON.stringify(
      customerWrites('Selamat pagi \u{1F44B} a/b', { id: 'wamid.http-2', at: Date.now() }),
    )
      .replaceAll('/', String.raw`\/`)
      .replaceAll(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    expect(body).toContain(String.raw`\ud83d`)
    expect((await platform.postWebhook(` ${body}\n`)).status).toBe(200)
    const ani = await platform.agent('ani')
    const texts = async () =>
      (await ani.request('rooms.messages', { roomId: 'r1' })).messages.map(message => message.text)
    await eventually(texts).toContain('Selamat pagi \u{1F44B} a/b')
    await ani.close()
  })

  it.each<[string, Record<string, string>]>([
    ['no signature', { 'x-hub-signature-256': '' }],
    ['a signature under another secret', { 'x-hub-signature-256': signatureOf('{}', 'another') }],
    ['a signature over other bytes', { 'x-hub-signature-256': signatureOf('{ }') }],
    ['half a signature', { 'x-hub-signature-256': signatureOf('{}').slice(0, 40) }],
    ['the old signature alone', { 'x-hub-signature-256': '', 'x-hub-signature': signatureOf('{}') }],
  ])('with %s are refused', async (_what, headers) => {
    expect((await platform.postWebhook('{}', headers)).status).toBe(401)
  })

  it('that are not signed are not even read: bad JSON is found after the signature alone', async () => {
    expect((await platform.postWebhook('not JSON', { 'x-hub-signature-256': '' })).status).toBe(401)
    expect((await platform.postWebhook('not JSON')).status).toBe(400)
    expect((await platform.postWebhook('')).status).toBe(400)
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-8'])(
    'are taken whatever their content type claims (%s)',
    async type => {
      const response = await platform.postWebhook(
        { object: 'whatsapp_business_account', entry: [] },
        {
          'content-type': type,
        },
      )
      expect(response.status).toBe(200)
    },
  )

  it('of 3 MB are taken, larger ones are not', async () => {
    const limit = 3 * 1024 * 1024
    const sized = (bytes: number) => `{"object":"x","pad":"${'x'.repeat(bytes - 23)}"}`
    expect(Buffer.byteLength(sized(limit))).toBe(limit)
    expect((await platform.postWebhook(sized(limit))).status).toBe(200)
    expect((await platform.postWebhook(sized(limit + 1))).status).toBe(413)
  })

  it('that say nothing of their length are cut off at the limit too', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const { hostname, port } = new URL(platform.url)
      const upload = httpRequest({ hostname, port, path: '/webhooks/whatsapp', method: 'POST' }, response => {
        resolve(response.statusCode)
        upload.destroy()
      })
      upload.once('error', reject)
      for (let sent = 0; sent < 4; sent++) upload.write('x'.repeat(1024 * 1024))
    })
    expect(status).toBe(413)
  })

  it('have a door of their own: elsewhere a large body is refused', async () => {
    const response = await fetch(`${platform.url}/auth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'x'.repeat(100_000), password: 'x' }),
    })
    expect(response.status).toBe(413)
  })
})
