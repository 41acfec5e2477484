/**
 * What Chromium on Linux decides where no desktop has settings: `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy`, in
 * either case of letters.
 * @returns the decision in a PAC file's language
 */
export function environmentProxy(url: URL, env: Readonly<Record<string, string | undefined>>): string {
  const read = (name: string) => env[name] || env[name.toUpperCase()] || ''
  const proxy = read(url.protocol === 'http:' || url.protocol === 'ws:' ? 'http_proxy' : 'https_proxy')
  const chosen = proxy || read('all_proxy')
  if (chosen === '' || isLoopback(url.hostname) || isExcepted(url, read('no_proxy'))) return 'DIRECT'
  const { protocol, hostname, port } = new URL(chosen.includes('://') ? chosen : `http://${chosen}`)
  if (protocol.startsWith('socks'))
    return `${protocol === 'socks4:' ? 'SOCKS' : 'SOCKS5'} ${hostname}:${port || 1080}`
  return protocol === 'https:' ? `HTTPS ${hostname}:${port || 443}` : `PROXY ${hostname}:${port || 80}`
}

/** Chromium never sends these through a proxy. */
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || host.startsWith('127.')

function isExcepted({ hostname }: URL, exceptions: string): boolean {
  return exceptions.split(',').some(exception => {
    const name = exception.trim().replace(/^\*?\./u, '')
    return name === '*' || (name !== '' && (hostname === name || hostname.endsWith(`.${name}`)))
  })
}
