import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { encodeRequest } from '#shared/protocol/rpc.ts'
import { closeCodes, wireLimits } from '#shared/protocol/version.ts'
import { createTestClock, type TestClock } from '../../../src-platform/clock-test.ts'
import { connectAgent } from '../../support/agent-client.ts'
import { closeOf, openSocket, signIn, UpgradeRefused } from '../../support/agent-socket.ts'
import { batch, customerWrites } from '../../support/builders/webhooks.ts'
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts'
import { password } from '../../support/seed.ts'
import { eventually } from '../../support/eventually.ts'

const nothing = () => Promise.resolve()
const client = { name: 'test', version: '0', platform: 'test' }

let platform: TestPlatform
let realClock: TestClock
let accessToken: string
beforeAll(async () => {
  realClock = createTestClock(Date.now())
  platform = await startTestPlatform({ overrides: { realClock } })
  const tokens = await signIn(platform.url, { email: 'ani@example.com', password })
  accessToken = tokens.accessToken
})
afterAll(() => platform.stop())

const open = () => openSocket(platform.url, { accessToken })

/** The next text frame. */
const answerOn = (socket: WebSocket) =>
  new Promise<unknown>(resolve => {
    socket.once('message', data => resolve(JSON.parse((data as Buffer).toString('utf8'))))
  })

async function refusalOf(options: Parameters<typeof openSocket>[1]): Promise<[number, unknown]> {
  try {
    const socket = await openSocket(platform.url, options)
    socket.terminate()
  } catch (error) {
    if (error instanceof UpgradeRefused) return [error.status, JSON.parse(error.body)]
    throw error
  }
  throw new Error('It was let in.')
}

describe('the upgrade', () => {
  it.each([undefined, 'nonsense', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1LWFuaSJ9.'])(
    'needs a good token in its header, not %s',
    async token => {
      expect(await refusalOf({ accessToken: token })).toMatchObject([
        401,
        { error: { reason: 'not_signed_in' } },
      ])
    },
  )

  it('takes no token from the address', async () => {
    const [status] = await refusalOf({ path: `/agent?access_token=${accessToken}` })
    expect(status).toBe(401)
  })

  it('needs the subprotocol', async () => {
    for (const protocols of [[], ['dering.v2']]) {
      expect(await refusalOf({ accessToken, protocols })).toMatchObject([
        400,
        { error: { reason: 'subprotocol' } },
      ])
    }
    const socket = await openSocket(platform.url, { accessToken, protocols: ['dering.v2', 'dering.v1'] })
    expect(socket.protocol).toBe('dering.v1')
    socket.terminate()
  })

  it('is served at /agent alone', async () => {
    expect(await refusalOf({ accessToken, path: '/' })).toMatchObject([
      404,
      { error: { reason: 'not_found' } },
    ])
  })
})

describe('before hello', () => {
  it('any other request is answered with −32600, and hello may follow', async () => {
    const socket = await open()
    socket.send(encodeRequest('a', 'rooms.list', { filter: 'mine' }))
    expect(await answerOn(socket)).toMatchObject({ id: 'a', error: { code: -32600 } })
    socket.send(encodeRequest('b', 'session.hello', {}))
    expect(await answerOn(socket)).toMatchObject({
      id: 'b',
      error: { code: -32602, data: { path: 'client' } },
    })
    socket.send(encodeRequest('c', 'session.hello', { client }))
    expect(await answerOn(socket)).toMatchObject({ id: 'c', result: { resumed: false, seq: 0 } })
    socket.send(encodeRequest('d', 'session.hello', { client }))
    expect(await answerOn(socket)).toMatchObject({ id: 'd', error: { code: -32600 } })
    socket.terminate()
  })

  it('requests sent together with hello are answered after it', async () => {
    const socket = await open()
    const answers: unknown[] = []
    const both = new Promise<void>(resolve => {
      socket.on('message', data => {
        answers.push(JSON.parse((data as Buffer).toString('utf8')))
        if (answers.length === 2) resolve()
      })
    })
    socket.send(encodeRequest(1, 'session.hello', { client }))
    socket.send(encodeRequest(2, 'rooms.list', { filter: 'mine' }))
    await both
    expect(answers).toMatchObject([
      { id: 1, result: { resumed: false } },
      { id: 2, result: { rooms: [{ id: 'r1' }] } },
    ])
    socket.terminate()
  })

  it('10 s without a hello close with 1008; with one they do not', async () => {
    const silent = await open()
    const closed = closeOf(silent)
    const ani = await connectAgent({ url: platform.url, accessToken })
    await realClock.advance(wireLimits.helloWithinMs - 1, nothing)
    expect(silent.readyState).toBe(silent.OPEN)
    await realClock.advance(1, nothing)
    expect((await closed).code).toBe(1008)
    expect(ani.isOpen).toBe(true)
    await ani.close()
  })
})

describe('a frame', () => {
  it.each<[string, (socket: WebSocket) => void, number]>([
    ['that is binary', socket => socket.send(Buffer.from('{}')), closeCodes.invalidFrame],
    ['that is a batch', socket => socket.send('[]'), closeCodes.invalidFrame],
    ['that is not JSON', socket => socket.send('{'), closeCodes.invalidFrame],
    [
      'of another JSON-RPC',
      socket => socket.send('{"jsonrpc":"1.0","id":1,"method":"x"}'),
      closeCodes.invalidFrame,
    ],
    ['over 256 KiB', socket => socket.send('x'.repeat(wireLimits.maxFrameBytes + 1)), closeCodes.tooLarge],
  ])('%s closes the socket', async (_what, send, code) => {
    const socket = await open()
    const closed = closeOf(socket)
    send(socket)
    expect((await closed).code).toBe(code)
  })

  it('of exactly 256 KiB is read', async () => {
    const socket = await open()
    const padding = (bytes: number) => encodeRequest(1, 'x'.repeat(bytes), {})
    socket.send(padding(wireLimits.maxFrameBytes - padding(0).length))
    expect(await answerOn(socket)).toMatchObject({ id: 1, error: { code: -32600 } })
    socket.terminate()
  })

  it('without an id is a notification, which has no answer', async () => {
    const ani = await connectAgent({ url: platform.url, accessToken })
    const socket = await open()
    socket.send('{"jsonrpc":"2.0","method":"rooms.list","params":{"filter":"mine"}}')
    socket.send(encodeRequest(1, 'rooms.list', {}))
    expect(await answerOn(socket)).toMatchObject({ id: 1 })
    socket.terminate()
    await ani.close()
  })
})

describe('a connection', () => {
  it('is pinged every 15 s and counts as gone after 30 s of silence', async () => {
    const deaf = await openSocket(platform.url, { accessToken, autoPong: false })
    const ani = await connectAgent({ url: platform.url, accessToken })
    const closed = closeOf(deaf)
    const pinged = new Promise<void>(resolve => void deaf.once('ping', () => resolve()))
    deaf.send(encodeRequest(1, 'session.hello', { client }))
    await answerOn(deaf)
    await realClock.advance(wireLimits.pingEveryMs + 1_000, nothing)
    await pinged
    // The other one's pong must be here before the silence is counted.
    await ani.request('rooms.list', { filter: 'mine' })
    await realClock.advance(wireLimits.goneAfterMs - wireLimits.pingEveryMs, nothing)
    expect((await closed).code).toBe(1006)
    expect(ani.isOpen).toBe(true)
    await ani.close()
  })

  it('that is taken over is closed with 4001', async () => {
    const older = await connectAgent({ url: platform.url, accessToken })
    const resume = { sessionId: older.sessionId, lastSeq: older.lastSeq }
    const newer = await connectAgent({ url: platform.url, accessToken, resume })
    expect(newer.hello.resumed).toBe(true)
    expect((await older.closed()).code).toBe(closeCodes.takenOver)
    await newer.close()
  })

  it('whose answers are not read is cut off at 1 MiB, and may resume', async () => {
    const other = await startTestPlatform()
    const texts = Array.from({ length: 100 }, (_, index) =>
      customerWrites('x'.repeat(4_000), { id: `wamid.slow-${index}`, at: Date.now() }),
    )
    expect((await other.postWebhook(batch(...texts))).status).toBe(200)
    const ani = await other.agent('ani')
    const page = { roomId: 'r1', limit: 200 }
    await eventually(async () => (await ani.request('rooms.messages', page)).messages.length).toBe(100)
    ani.pause()
    // Nobody is left to answer most of them.
    void Promise.allSettled(Array.from({ length: 30 }, () => ani.ask('rooms.messages', page)))
    await eventually(async () => (await fetch(`${other.url}/metrics`)).text()).toMatch(
      /^dering_agent_sockets 0$/m,
    )
    ani.unpause()
    await ani.closed()
    expect((await ani.resume()).resumed).toBe(true)
    expect(ani.faults).toEqual([])
    await other.stop()
  })
})

describe('stopping', () => {
  it('closes every socket with 1012', async () => {
    const other = await startTestPlatform()
    const [ani, beni] = await Promise.all([other.agent('ani'), other.agent('beni')])
    const closed = Promise.all([ani.closed(), beni.closed()])
    await other.stop()
    expect((await closed).map(each => each.code)).toEqual([1012, 1012])
  })
})
