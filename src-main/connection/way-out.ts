import https from 'node:https'
import net from 'node:net'
import type { Duplex } from 'node:stream'
import tls from 'node:tls'
import { WebSocket } from 'ws'
import type { OpenSocket } from './link.ts'
import { readProxyDecision, type Way } from './proxy-decision.ts'
import { openTunnel, ProxyError } from './tunnel.ts'

/** What the system decides for an address just now, in a PAC file's language: Electron's `Session.resolveProxy`. */
export type ResolveProxy = (url: string) => Promise<string>

/** TLS connections by the way that the system decides on: each asks anew, since networks change. */
export class WayOut extends https.Agent {
  readonly #resolveProxy: ResolveProxy

  constructor(resolveProxy: ResolveProxy) {
    super({ keepAlive: false })
    this.#resolveProxy = resolveProxy
  }

  override createConnection(
    options: https.RequestOptions,
    done: (error: Error | null, socket: Duplex) => void,
  ): undefined {
    void this.#handOver(options, done)
  }

  async #handOver(
    options: https.RequestOptions,
    done: (error: Error | null, socket: Duplex) => void,
  ): Promise<void> {
    let socket: Duplex
    try {
      socket = await this.#connect(options)
    } catch (error) {
      // Node's agent looks at no socket beside an error; its type does not say so.
      const none = undefined as unknown as Duplex
      return done(error instanceof Error ? error : new Error(String(error)), none)
    }
    done(null, socket)
  }

  async #connect(options: https.RequestOptions): Promise<Duplex> {
    const host = options.host ?? 'localhost'
    const port = Number(options.port ?? 443)
    const name = net.isIPv6(host) ? `[${host}]` : host
    const decision = await this.#resolveProxy(`https://${name}:${port}/`)
    const socket = await firstOf(readProxyDecision(decision), host, port)
    const { servername } = options
    // The host also where there is a tunnel: the certificate is compared with it.
    return tls.connect({ host, port, servername, ALPNProtocols: ['http/1.1'], ...(socket && { socket }) })
  }
}

/** A tunnel by the first way that lets through; null where it is the direct one. */
async function firstOf(ways: readonly Way[], host: string, port: number): Promise<Duplex | null> {
  let trouble: unknown
  for (const way of ways) {
    try {
      switch (way.kind) {
        case 'direct':
          return null
        case 'unsupported':
          throw new ProxyError('kind', `The app does not speak to a proxy of the kind ${way.scheme}.`)
        case 'proxy':
          // Each is tried only where the one before it did not let through.
          return await openTunnel(way.url, host, port)
      }
    } catch (error) {
      trouble ??= error
    }
  }
  throw trouble
}

/** Sockets by that way; one without TLS, which is for development alone, goes directly. */
export function openSocketBy(wayOut: WayOut): OpenSocket {
  return (url, protocol, options) =>
    new WebSocket(url, protocol, { ...options, ...(url.startsWith('wss:') && { agent: wayOut }) })
}
