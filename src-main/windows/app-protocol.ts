import { type MediaId, mediaIdSchema } from '#shared/domain/ids.ts'
import type { AssetManifest } from './asset-manifest.ts'
import { appHost, appScheme, callsPagePolicy, contentSecurityPolicy } from './csp.ts'

/** What a request of the page gets: a file of the manifest, or a status. */
export type AssetAnswer =
  | {
      readonly status: 200
      readonly path: string
      readonly contentType: string
      readonly sendsBody: boolean
    }
  | { readonly status: 404 | 405 }

/** The media that an address of the page names, such as `app://dering/media/m-1`: a voicemail or a voice message. */
export function mediaIdOf(address: string): MediaId | undefined {
  const url = URL.parse(address)
  if (url?.protocol !== `${appScheme}:` || url.host !== appHost) return undefined
  const [, name] = /^\/media\/([\w.~-]+)$/u.exec(url.pathname) ?? []
  return name === undefined ? undefined : mediaIdSchema.parse(name)
}

/** On every answer. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'permissions-policy':
    'camera=(), geolocation=(), display-capture=(), microphone=(self), speaker-selection=(self)',
}

const callsPage = '/index.html'

/** What goes with a file of the manifest: only the page of calls may do what no other may. */
export function headersOf({ path, contentType }: { readonly path: string; readonly contentType: string }) {
  const headers = { ...securityHeaders, 'content-type': contentType }
  return path === callsPage ? { ...headers, 'content-security-policy': callsPagePolicy } : headers
}

/** Finds files by the manifest alone: no path is ever put together, so none can lead elsewhere. */
export function createAssetFinder(
  manifest: AssetManifest,
): (request: { readonly url: string; readonly method: string }) => AssetAnswer {
  const files = new Map(manifest.files.map(file => [file.path, file]))
  return request => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 405 }
    const url = URL.parse(request.url)
    if (url?.protocol !== `${appScheme}:` || url.host !== appHost) return { status: 404 }
    const file = files.get(url.pathname === '/' ? callsPage : url.pathname)
    return file ? { status: 200, ...file, sendsBody: request.method === 'GET' } : { status: 404 }
  }
}
