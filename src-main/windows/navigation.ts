import { appHost, appScheme } from './csp.ts'

/** Help and sign-up pages that may open in the person's browser, by host. */
const allowedHosts: ReadonlySet<string> = new Set([
  'developers.facebook.com',
  'business.facebook.com',
  'www.whatsapp.com',
  'faq.whatsapp.com',
])

/** Whether a URL is the app's own page. */
export function isAppUrl(text: string): boolean {
  const url = URL.parse(text)
  return url?.protocol === `${appScheme}:` && url.host === appHost
}

/** Whether the window may go there: to its own document again, and nowhere else. */
export function mayNavigate(target: string): boolean {
  const url = URL.parse(target)
  return isAppUrl(target) && (url?.pathname === '/' || url?.pathname === '/index.html')
}

/**
 * The URL to open in the person's browser, or undefined when it must not be opened. Only https, only hosts of the list,
 * no credentials, no odd port: the operating system starts whatever program claims other schemes.
 */
export function externalTarget(text: string): string | undefined {
  const url = URL.parse(text)
  if (!url || url.protocol !== 'https:' || !allowedHosts.has(url.hostname)) return undefined
  if (url.username !== '' || url.password !== '' || url.port !== '') return undefined
  return url.href
}
