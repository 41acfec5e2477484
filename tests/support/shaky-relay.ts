import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Stands between Meta and the platform, and loses something of many deliveries, so that Meta sends them again. */
export interface ShakyRelay {
  readonly url: string
  /** How many deliveries were lost on the way there, and how many answers on the way back. */
  readonly lost: { requests: number; answers: number }
  stop(): Promise<void>
}

/** Of every three deliveries the first is lost, the second's answer is lost, the third gets through. */
export async function startShakyRelay(target: string): Promise<ShakyRelay> {
  const lost = { requests: 0, answers: 0 }
  let count = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const turn = count++ % 3
      if (turn === 0) {
        lost.requests++
        return void request.socket.destroy()
      }
      const headers = {
        'content-type': String(request.headers['content-type']),
        'x-hub-signature-256': String(request.headers['x-hub-signature-256']),
      }
      fetch(target, { method: 'POST', headers, body: Buffer.concat(chunks) }).then(
        answer => {
          if (turn === 1) {
            lost.answers++
            return request.socket.destroy()
          }
          return response.writeHead(answer.status).end()
        },
        // The platform is down: to Meta that looks the same.
        () => request.socket.destroy(),
      )
    })
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    lost,
    stop: () => {
      server.closeAllConnections()
      return new Promise(resolve => void server.close(() => resolve()))
    },
  }
}
