import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { mediaIdSchema } from '#shared/domain/ids.ts'
import { directFetch } from '../../../../src-main/connection/platform-fetch.ts'
import { createMediaSource } from '../../../../src-main/media/media-source.ts'
import { manualClock } from '../../../support/manual-clock.ts'
import { recordingLog } from '../../../support/recording-log.ts'

const sound = Buffer.from('OggS and what follows')
const id = mediaIdSchema.parse('media-1')
const stops: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

/** A platform that answers as told, and a source that asks it. */
async function aSource(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    answer(request, response)
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  stops.push(
    () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  )
  // A server on a port has an address of this shape; the string is for pipes.
  const { port } = server.address() as AddressInfo
  const clock = manualClock()
  const media = createMediaSource({
    serverUrl: `http://127.0.0.1:${port}`,
    accessToken: ({ renew }) => Promise.resolve({ kind: 'token', token: renew ? 'new' : 'old' }),
    fetch: directFetch,
    clock,
    log: recordingLog(),
  })
  return { asked, clock, get: (init?: RequestInit) => media(id, new Request('http://window/', init)) }
}

const serve = (request: IncomingMessage, response: ServerResponse) => {
  const [, from] = /^bytes=(\d+)-/u.exec(request.headers.range ?? '') ?? []
  const part = sound.subarray(Number(from ?? 0))
  response.writeHead(from === undefined ? 200 : 206, {
    'content-type': 'audio/ogg',
    'content-length': part.length,
    'accept-ranges': 'bytes',
    'x-internal': 'node-1',
    ...(from !== undefined && { 'content-range': `bytes ${from}-${sound.length - 1}/${sound.length}` }),
  })
  response.end(part)
}

describe('[I8] media of the platform', () => {
  it('comes whole, asked for with the agent’s token, without the platform’s own headers', async () => {
    const { asked, get } = await aSource(serve)
    const answer = await get()
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(sound)
    expect(answer.headers.get('content-type')).toBe('audio/ogg')
    expect(answer.headers.get('x-internal')).toBeNull()
    expect(asked.map(request => [request.url, request.headers.authorization])).toEqual([
      ['/media/media-1', 'Bearer old'],
    ])
  })

  it('comes from where the player has jumped to', async () => {
    const { get } = await aSource(serve)
    const answer = await get({ headers: { range: 'bytes=5-' } })
    expect(answer.status).toBe(206)
    expect(answer.headers.get('content-range')).toBe(`bytes 5-${sound.length - 1}/${sound.length}`)
    expect(await answer.text()).toBe('and what follows')
  })

  it('is asked for once more with a new token where the old one is refused', async () => {
    const { asked, get } = await aSource((request, response) => {
      if (request.headers.authorization === 'Bearer new') serve(request, response)
      else response.writeHead(401).end()
    })
    expect((await get()).status).toBe(200)
    expect(asked).toHaveLength(2)
  })

  it('that is no sound never reaches the page', async () => {
    const { get } = await aSource((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<script>alert(1)</script>')
    })
    const answer = await get()
    expect(answer.status).toBe(415)
    expect(await answer.text()).toBe('')
  })

  it('that the agent may not have stays refused', async () => {
    const { get } = await aSource((_request, response) => void response.writeHead(403).end())
    expect((await get()).status).toBe(403)
  })

  it('that does not begin in time is unavailable, and so is any other method', async () => {
    const { asked, clock, get } = await aSource(() => undefined)
    const answer = get()
    await expect.poll(() => asked.length).toBe(1)
    await clock.advance(10_000)
    expect((await answer).status).toBe(503)
    expect((await get({ method: 'POST' })).status).toBe(405)
  })
})
