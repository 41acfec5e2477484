import { createServer, connect, type Socket } from 'node:net'
import { once } from 'node:events'

/** A TCP line between a client and a server, and what can go wrong with it. */
export interface ChaosProxy extends AsyncDisposable {
  /** Connect here instead of to the target. */
  readonly port: number
  /** How many connections are open just now. */
  readonly connections: number
  /** Both ends keep their connections, and nothing more gets through: what a lost network looks like. */
  hole(): void
  /** Bytes flow again, on old and new connections; what was sent into the hole is lost with its connection. */
  heal(): void
  /** New connections are closed at once; open ones live on. */
  refuse(): void
  /** Every open connection is torn down with RST. */
  reset(): void
}

/** Starts a proxy on a free port of 127.0.0.1. */
export async function startChaosProxy(targetPort: number): Promise<ChaosProxy> {
  const open = new Set<Socket>()
  let isHole = false
  let isRefusing = false

  const server = createServer({ pauseOnConnect: true }, near => {
    if (isRefusing) return void near.resetAndDestroy()
    const far = connect(targetPort, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      from.on('data', chunk => {
        if (!isHole) to.write(chunk)
      })
      from.on('end', () => {
        if (!isHole) to.end()
      })
      from.on('error', () => {
        // `close` follows, and that is what matters.
      })
      from.on('close', () => {
        open.delete(from)
        if (!isHole) to.destroy()
      })
    }
    near.resume()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The proxy has no port.')

  const reset = () => {
    for (const socket of open) socket.resetAndDestroy()
    open.clear()
  }
  return {
    port: address.port,
    get connections() {
      return open.size / 2
    },
    hole() {
      isHole = true
    },
    heal() {
      // A connection that lost bytes cannot go on: its stream has a gap.
      if (isHole) reset()
      isHole = false
      isRefusing = false
    },
    refuse() {
      isRefusing = true
    },
    reset,
    async [Symbol.asyncDispose]() {
      reset()
      server.close()
      await once(server, 'close')
    },
  }
}
