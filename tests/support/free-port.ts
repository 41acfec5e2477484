import { createServer } from 'node:net'

/** Below the ports that systems hand out by themselves, for servers as for connections that go out. */
const first = 10_000
const count = 20_000
/** Where each process begins to look, apart from those that run beside it. */
let next = (process.pid * 50) % count

/**
 * A port that nobody listens on, and that nobody is given by chance before it is listened on: for a server whose address
 * must be known before it starts, or that comes back at the same address. Never the same one again in this process.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < count; tries += 1) {
    const port = first + next
    next = (next + 1) % count
    if (await isFree(port)) return port
  }
  throw new Error('No port is free.')
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
