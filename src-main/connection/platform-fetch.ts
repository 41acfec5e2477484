import https from 'node:https'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import type { WayOut } from './way-out.ts'

/** What the desktop asks of the platform over HTTP. */
export interface PlatformRequest {
  readonly method?: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
}

/** `fetch`, as far as the desktop needs it: what redirects is an error, and nothing is decoded. */
export type PlatformFetch = (url: URL, request: PlatformRequest) => Promise<Response>

/** Node's own, which goes directly. */
export const directFetch: PlatformFetch = (url, request) => fetch(url, { ...request, redirect: 'error' })

/** Asks by the way that the system decides on; without TLS, which is for development alone, directly. */
export function createPlatformFetch(wayOut: WayOut): PlatformFetch {
  return (url, request) => {
    if (url.protocol !== 'https:') return directFetch(url, request)
    const { promise, resolve, reject } = Promise.withResolvers<Response>()
    const { method = 'GET', headers, body, signal } = request
    const asked = https.request(url, { method, headers, signal, agent: wayOut })
    asked.on('response', answer => {
      try {
        resolve(readAnswer(answer, method))
      } catch (error) {
        asked.destroy()
        reject(error)
      }
    })
    asked.on('error', reject)
    asked.end(body)
    return promise
  }
}

const withoutBody = new Set([204, 205, 304])

function readAnswer(answer: IncomingMessage, method: string): Response {
  const status = answer.statusCode ?? 0
  if (status >= 300 && status < 400 && status !== 304)
    throw new Error(`The answer ${status} leads elsewhere.`)
  const headers = new Headers()
  for (const [name, values] of Object.entries(answer.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  if (method !== 'HEAD' && !withoutBody.has(status)) {
    // The web's streams of Node and of the DOM are the same objects under two names.
    return new Response(Readable.toWeb(answer) as ReadableStream<Uint8Array>, { status, headers })
  }
  answer.resume()
  return new Response(null, { status, headers })
}
