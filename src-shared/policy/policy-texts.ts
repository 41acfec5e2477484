const loopbackHosts = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** Scheme, host, port and a plain path; no name and password, no question and no mark, which addresses of servers have not. */
const address =
  /^(?<scheme>https?):\/\/(?<host>\[[0-9a-f:]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::\d{1,5})?(?<path>\/[\w.~/-]*)?$/i

/** A server's address; tokens and calls cross to it, so it is encrypted, unless it is this very computer. */
export const serverAddress =
  /^(?:https:\/\/[^\s/?#@]+|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?)(?:\/[\w.~/-]*)?$/i

/** The name of a server's host, as DNS compares it; null where this is no address of a server. */
export function hostOf(text: string): string | null {
  return address.exec(text)?.groups?.['host']?.toLowerCase() ?? null
}

/** The platform's address alone, such as `https://calls.example.com`; plain http for this computer only. */
export function isServerOrigin(text: string): boolean {
  return isServerAddress(text) && ['', '/'].includes(address.exec(text)?.groups?.['path'] ?? '')
}

/** A folder on a server, such as `https://updates.example.com/dering`. */
export function isServerAddress(text: string): boolean {
  const { scheme = '', host = '' } = address.exec(text)?.groups ?? {}
  return scheme.toLowerCase() === 'https' || (scheme !== '' && loopbackHosts.has(host.toLowerCase()))
}

/** A proxy's name and port, such as `proxy.example.com:3128`; with `https://` where it is spoken to under TLS itself. */
export const proxyServer = /^(?:https?:\/\/)?(?:\[[0-9a-f:]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?):\d{1,5}$/i

/** Whether there is such a port. */
export function isProxyServer(text: string): boolean {
  const port = Number(/:(\d+)$/.exec(text)?.[1])
  return port >= 1 && port <= 65_535
}

/** A version as releases have it: `1.4.2` or `1.5.0-beta.1`. */
export const version = /^\d{1,5}\.\d{1,5}\.\d{1,5}(?:-beta\.\d{1,5})?$/

/** Two times of the day, such as `2200-0600`. */
export const updateWindow = /^(?:[01]\d|2[0-3])[0-5]\d-(?:[01]\d|2[0-3])[0-5]\d$/

/** From one time until another; the same twice would be no time at all. */
export function isUpdateWindow(window: string): boolean {
  const [from, to] = window.split('-')
  return from !== to
}

/**
 * Whether the address may be used where only these hosts are allowed.
 * @param hosts names; `*.example.com` is everything below example.com and not itself, `*` is every host
 */
export function isHostAllowed(serverUrl: string, hosts: readonly string[]): boolean {
  const host = hostOf(serverUrl)
  if (host === null) return false
  return hosts.some(
    allowed =>
      allowed === '*' || allowed === host || (allowed.startsWith('*.') && host.endsWith(allowed.slice(1))),
  )
}
