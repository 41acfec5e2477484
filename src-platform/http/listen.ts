import type { AddressInfo } from 'node:net'
import { ConfigError, reasonOf, type PlatformConfig } from '../config.ts'
import type { HttpApp } from './http-app.ts'

/** How long closing waits for answers under way, in milliseconds. */
const closeWithinMs = 1_000

/** Opens the door and returns its address. Rejects with a `ConfigError`. */
export async function listen(app: HttpApp, { host, port }: PlatformConfig): Promise<string> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE' || code === 'EACCES') {
      throw new ConfigError(
        'DERING_PORT',
        `${port} cannot be listened on (${code}): choose another, or 0 for any free one.`,
        {
          cause: error,
        },
      )
    }
    throw new ConfigError('DERING_HOST', `${host} cannot be listened on: ${reasonOf(error)}`, {
      cause: error,
    })
  }
  // Listening on a TCP port, so the address is one of a network.
  const address = app.server.address() as AddressInfo
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${address.port}`
}

/** Answers what is under way, for a moment; then hangs up. */
export async function closeHttp(app: HttpApp): Promise<void> {
  const hangUp = setTimeout(() => app.server.closeAllConnections(), closeWithinMs)
  await app.close()
  clearTimeout(hangUp)
}
