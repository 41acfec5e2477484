import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { protocol } from 'electron'
import type { MediaSource } from '../media/media-source.ts'
import { createAssetFinder, headersOf, mediaIdOf, securityHeaders } from './app-protocol.ts'
import { assetManifestSchema } from './asset-manifest.ts'
import { appScheme } from './csp.ts'

/** Before `ready`: makes the scheme a secure origin of its own. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

/** After `ready`: serves the built page, and the platform's media to it. @param rendererDir the folder with `manifest.json` */
export async function serveApp(rendererDir: string, media: MediaSource): Promise<void> {
  const manifestText = await readFile(path.join(rendererDir, 'manifest.json'), 'utf8')
  const find = createAssetFinder(assetManifestSchema.parse(JSON.parse(manifestText)))
  protocol.handle(appScheme, async request => {
    const mediaId = mediaIdOf(request.url)
    if (mediaId !== undefined) return withSecurity(await media(mediaId, request))
    const answer = find(request)
    if (answer.status !== 200) return new Response(null, { status: answer.status, headers: securityHeaders })
    // The path comes from the manifest that the build wrote, never from the request.
    const body = answer.sendsBody ? new Uint8Array(await readFile(path.join(rendererDir, answer.path))) : null
    return new Response(body, { status: 200, headers: headersOf(answer) })
  })
}

function withSecurity(answer: Response): Response {
  const headers = new Headers(answer.headers)
  for (const [name, value] of Object.entries(securityHeaders)) headers.set(name, value)
  return new Response(answer.body, { status: answer.status, headers })
}
