/**
 * Chromium knows no `app://`. Each address of a handled scheme is shown to it as one of `.invalid`, a secure origin
 * that can never reach a network: `app://host/path` ↔ `https://host.app.chromium-shell.invalid/path`.
 */
export type SchemeHandler = (request: Request) => Response | Promise<Response>

const domain = 'chromium-shell.invalid'
const handlers = new Map<string, SchemeHandler>()
const privileged = new Set<string>()

/** Every request for a custom scheme, as CDP's Fetch domain matches it. */
export const customSchemePattern = `https://*.${domain}/*`

export function addPrivilegedSchemes(schemes: readonly string[]): void {
  for (const scheme of schemes) privileged.add(scheme)
}

export function setSchemeHandler(scheme: string, handler: SchemeHandler | undefined): void {
  if (handler) handlers.set(scheme, handler)
  else handlers.delete(scheme)
}

export function schemeHandler(url: string): SchemeHandler | undefined {
  return handlers.get(url.slice(0, url.indexOf(':')))
}

/** The address under which Chromium loads `url`. */
export function toChromiumUrl(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][\w+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url) ?? []
  if (!handlers.has(scheme) && !privileged.has(scheme)) return url
  return `https://${host || 'localhost'}.${scheme}.${domain}${rest === '' ? '/' : rest}`
}

/** The address that the app knows for one of Chromium's. */
export function fromChromiumUrl(url: string): string {
  return url.replace(/^https:\/\/([^/?#]*)\.([\w+-]+)\.chromium-shell\.invalid/, '$2://$1')
}

/** A Content-Security-Policy in which the app's own addresses are those that Chromium compares. */
export function toChromiumPolicy(policy: string): string {
  return [...privileged].reduce(
    (text, scheme) =>
      text
        .replaceAll(new RegExp(`\\b${scheme}://([^/?#\\s;]+)`, 'g'), `https://$1.${scheme}.${domain}`)
        .replaceAll(new RegExp(`(?<=\\s)${scheme}:(?=[\\s;]|$)`, 'g'), `https://*.${scheme}.${domain}`),
    policy,
  )
}

/** `scheme://host` of an address; `null` as text for what has none, as the web says it. */
export function originOf(url: string): string {
  return /^[a-z][\w+.-]*:\/\/[^/?#]+/i.exec(url)?.[0] ?? 'null'
}
