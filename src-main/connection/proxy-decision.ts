/** One way to a server, as the system's proxy settings have it. */
export type Way =
  | { readonly kind: 'direct' }
  /** `http:`, or `https:` where the proxy itself is spoken to under TLS. */
  | { readonly kind: 'proxy'; readonly url: URL }
  /** A kind of proxy that the app does not speak to, such as SOCKS. */
  | { readonly kind: 'unsupported'; readonly scheme: string }

const schemes: Readonly<Record<string, string>> = { PROXY: 'http:', HTTP: 'http:', HTTPS: 'https:' }

/**
 * Reads what Electron's `resolveProxy` answers, in a PAC file's own language: `PROXY proxy:3128; DIRECT`. The ways are
 * to be tried in this order; at least one.
 */
export function readProxyDecision(decision: string): readonly Way[] {
  const ways = decision
    .split(';')
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(readWay)
  return ways.length > 0 ? ways : [{ kind: 'direct' }]
}

function readWay(part: string): Way {
  const [scheme = '', host = ''] = part.split(/\s+/u)
  const name = scheme.toUpperCase()
  if (name === 'DIRECT') return { kind: 'direct' }
  const protocol = schemes[name]
  const url = protocol === undefined ? null : URL.parse(`${protocol}//${host}`)
  return url ? { kind: 'proxy', url } : { kind: 'unsupported', scheme: name }
}
