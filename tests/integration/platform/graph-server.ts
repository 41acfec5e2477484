import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface GraphRequest {
  readonly path: string
  readonly authorization: string | undefined
  readonly body: unknown
}

/** Answers one request, in any way that HTTP and TCP allow. */
export type Answer = (response: ServerResponse, request: IncomingMessage) => void

export const json =
  (status: number, body: unknown): Answer =>
  response =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

export const graphError = (status: number, code: number, message = `(#${code}) No`): Answer =>
  json(status, { error: { message, type: 'OAuthException', code, fbtrace_id: 'A1b2' } })

/** Hangs up in the middle of its answer. */
export const cut: Answer = response => {
  response.writeHead(200, { 'content-length': '1000' })
  response.write('{')
  response.socket?.destroy()
}

/** Never answers. */
export const silence: Answer = () => {}

/** A Graph API that answers each request with the next answer of its script, the last one for ever. */
export async function startGraphServer(...script: Answer[]): Promise<{
  readonly url: string
  readonly requests: readonly GraphRequest[]
  stop(): Promise<void>
}> {
  const requests: GraphRequest[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
    request.on('end', () => {
      const { authorization } = request.headers
      requests.push({
        path: request.url ?? '',
        authorization,
        body: text === '' ? undefined : JSON.parse(text),
      })
      const answer = script[Math.min(requests.length, script.length) - 1]
      answer?.(response, request)
    })
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v26.0`,
    requests,
    stop: () => {
      server.closeAllConnections()
      return new Promise(resolve => void server.close(() => resolve()))
    },
  }
}
