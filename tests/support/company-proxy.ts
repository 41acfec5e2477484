import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'

/** A company's proxy: what is asked of it by CONNECT reaches one server, whatever its name. */
export interface CompanyProxy extends AsyncDisposable {
  /** In a PAC file's language. */
  readonly decision: string
  /** What it was asked to connect to, in order. */
  readonly asked: readonly string[]
  /** Answers with this status from now on, instead of connecting; null lets through again. */
  refuse(status: number | null): void
  /** Ends all that goes through it. */
  cut(): void
  /** Goes away, with all that went through it. */
  stop(): Promise<void>
}

/** Starts one on a free port of 127.0.0.1. */
export async function startCompanyProxy(targetUrl: string): Promise<CompanyProxy> {
  const asked: string[] = []
  const open = new Set<Duplex>()
  let refusal: number | null = null
  const server = createServer()
  server.on('connect', (request, near) => {
    asked.push(request.url ?? '')
    open.add(near)
    near.on('error', () => {
      // `close` follows, and that is what matters.
    })
    if (refusal !== null) return void near.end(`HTTP/1.1 ${refusal} No\r\n\r\n`)
    const far = connect(Number(new URL(targetUrl).port), '127.0.0.1')
    far.on('error', () => near.destroy())
    far.on('close', () => near.destroy())
    near.on('close', () => far.destroy())
    near.write('HTTP/1.1 200 Connected\r\n\r\n')
    near.pipe(far).pipe(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The proxy has no port.')
  const cut = () => {
    for (const socket of open) socket.destroy()
    open.clear()
  }
  const stop = async () => {
    if (!server.listening) return
    cut()
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }
  return {
    decision: `PROXY 127.0.0.1:${address.port}`,
    asked,
    refuse: status => {
      refusal = status
    },
    cut,
    stop,
    [Symbol.asyncDispose]: stop,
  }
}
