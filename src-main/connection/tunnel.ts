import http from 'node:http'
import https from 'node:https'
import type { Duplex } from 'node:stream'

/** `down`: not reached, or it did not let through; `password`: it asks for one; `kind`: one that the app does not speak to. */
export type ProxyTrouble = 'down' | 'password' | 'kind'

/** The company's proxy is in the way. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError'
  readonly trouble: ProxyTrouble

  constructor(trouble: ProxyTrouble, message: string, cause?: unknown) {
    super(message, { cause })
    this.trouble = trouble
  }
}

const answersWithinMs = 10_000
const proxyAuthenticationRequired = 407

/**
 * Asks a proxy for a way to `host:port` (CONNECT, RFC 9110 section 9.3.6); what is returned reaches that server.
 * @throws {ProxyError}
 */
export function openTunnel(proxy: URL, host: string, port: number): Promise<Duplex> {
  const { promise, resolve, reject } = Promise.withResolvers<Duplex>()
  const target = `${host.includes(':') ? `[${host}]` : host}:${port}`
  const { request: ask } = proxy.protocol === 'https:' ? https : http
  const request = ask(proxy, {
    method: 'CONNECT',
    path: target,
    headers: { host: target },
    agent: false,
    timeout: answersWithinMs,
  })
  request.on('connect', (response, socket, head) => {
    const status = response.statusCode ?? 0
    if (status >= 200 && status < 300) {
      socket.setTimeout(0)
      if (head.length > 0) socket.unshift(head)
      return resolve(socket)
    }
    socket.destroy()
    const trouble = status === proxyAuthenticationRequired ? 'password' : 'down'
    reject(new ProxyError(trouble, `The proxy ${proxy.host} answered ${status}.`))
  })
  request.on('timeout', () => request.destroy(new Error('No answer in time.')))
  request.on('error', error => {
    reject(new ProxyError('down', `The proxy ${proxy.host} was not reached.`, error))
  })
  request.end()
  return promise
}
