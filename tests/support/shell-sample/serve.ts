import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { net } from 'electron'

const pages = path.join(import.meta.dirname, 'page')
const contentSecurityPolicy = "default-src 'self'; connect-src app://sample; frame-src 'self'"

/** The sample's `app://`: an echo, and the files of `page/`. */
export async function serve(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname === '/echo') {
    return Response.json({ method: request.method, url: request.url, body: await request.text() })
  }
  const file = path.join(pages, path.basename(pathname))
  const found = await net.fetch(pathToFileURL(file).href)
  const type = found.headers.get('content-type') ?? ''
  return new Response(found.body, {
    headers: { 'content-type': type, 'content-security-policy': contentSecurityPolicy },
  })
}
