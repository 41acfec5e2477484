import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { protocol } from 'electron'
import { createAssetFinder, securityHeaders } from './app-protocol.ts'
import { assetManifestSchema } from './asset-manifest.ts'
import { appScheme } from './csp.ts'

/** Before `ready`: makes the scheme a secure origin of its own. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** After `ready`: serves the built page. @param rendererDir the folder with `manifest.json` */
export async function serveApp(rendererDir: string): Promise<void> {
  const manifestText = await readFile(path.join(rendererDir, 'manifest.json'), 'utf8')
  const find = createAssetFinder(assetManifestSchema.parse(JSON.parse(manifestText)))
  protocol.handle(appScheme, async request => {
    const answer = find(request)
    if (answer.status !== 200) return new Response(null, { status: answer.status, headers: securityHeaders })
    const headers = { ...securityHeaders, 'content-type': answer.contentType }
    // The path comes from the manifest that the build wrote, never from the request.
    const body = answer.sendsBody ? new Uint8Array(await readFile(path.join(rendererDir, answer.path))) : null
    return new Response(body, { status: 200, headers })
  })
}
