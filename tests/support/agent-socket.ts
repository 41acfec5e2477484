import { WebSocket } from 'ws'
import { subprotocol } from '#shared/protocol/version.ts'

/** An upgrade that the platform answered with an ordinary HTTP answer. */
export class UpgradeRefused extends Error {
  readonly status: number
  readonly body: string

  constructor(status: number, body: string) {
    super(`The upgrade was answered with ${status}: ${body}`)
    this.status = status
    this.body = body
  }
}

export interface Closed {
  readonly code: number
  readonly reason: string
}

/** Signs in and returns both tokens. */
export async function signIn(
  url: string,
  credentials: { readonly email: string; readonly password: string },
): Promise<{ accessToken: string; refreshToken: string; expiresIn: number }> {
  const response = await fetch(`${url}/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  })
  if (!response.ok)
    throw new Error(`Signing in was answered with ${response.status}: ${await response.text()}`)
  return (await response.json()) as { accessToken: string; refreshToken: string; expiresIn: number }
}

/** Opens a bare socket; rejects with `UpgradeRefused` when the platform says no. */
export function openSocket(
  url: string,
  options: {
    readonly accessToken?: string | undefined
    readonly protocols?: readonly string[]
    readonly path?: string
    readonly autoPong?: boolean
  } = {},
): Promise<WebSocket> {
  const { accessToken, protocols = [subprotocol], path = '/agent', autoPong = true } = options
  const headers = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}${path}`, [...protocols], {
    headers,
    autoPong,
    perMessageDeflate: false,
  })
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket))
    socket.once('error', reject)
    socket.once('unexpected-response', (_request, response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')))
      response.on('end', () => reject(new UpgradeRefused(response.statusCode ?? 0, body)))
    })
  })
}

/** Resolves with the code of the socket's end. */
export function closeOf(socket: WebSocket): Promise<Closed> {
  if (socket.readyState === WebSocket.CLOSED)
    throw new Error('The socket was closed before anybody asked how.')
  socket.on('error', () => {
    // The end follows.
  })
  return new Promise(resolve => {
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString('utf8') }))
  })
}
