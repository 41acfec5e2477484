import { once } from 'node:events'
import { connect } from 'node:net'
import { createServer } from 'node:tls'
import type { Identity } from './company-authority.ts'

/** TLS in front of a server that speaks none, as a company's reverse proxy has it. */
export interface TlsFront extends AsyncDisposable {
  /** `https:` */
  readonly url: string
}

/** Starts one on a free port of 127.0.0.1. */
export async function startTlsFront(identity: Identity, targetUrl: string): Promise<TlsFront> {
  const { port: targetPort } = new URL(targetUrl)
  const open = new Set<{ destroy: () => void }>()
  const server = createServer(identity, near => {
    const far = connect(Number(targetPort), '127.0.0.1')
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => {
        // `close` follows, and that is what matters.
      })
    }
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
    near.pipe(far).pipe(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The front has no port.')
  return {
    url: `https://localhost:${address.port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
