import { createReadStream, existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

/** What the window's own policy forbids is forbidden here too, so that a test sees it. */
const policy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self' data: blob:`,
  `font-src 'self'`,
  `media-src 'self' blob:`,
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `require-trusted-types-for 'script'`,
].join('; ')

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

const root = import.meta.dirname
const usualOutDir = join(root, '../../../out/gallery')

/** Builds the gallery as the app is built: what is looked at is what is shipped. */
export const buildGallery = (outDir = usualOutDir): Promise<void> => buildPages(root, outDir)

/** Builds the page of another folder in the same manner. */
export async function buildPages(from: string, outDir: string): Promise<void> {
  await build({
    root: from,
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'chrome140', modulePreload: false, assetsInlineLimit: 0 },
  })
}

export interface GalleryServer extends AsyncDisposable {
  readonly url: string
}

/** Serves what `buildGallery` made, under the window's content security policy. @param port 0: any free one */
export async function serveGallery(port: number, outDir = usualOutDir): Promise<GalleryServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://gallery')
    if (pathname.startsWith('/media/')) return sendRecording(request, response)
    const file = join(outDir, normalize(pathname === '/' ? '/index.html' : pathname))
    if (!file.startsWith(outDir) || !existsSync(file)) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': policy,
      // Their names tell their content: each page of a run would otherwise read and compile them anew.
      ...(pathname.startsWith('/assets/') && { 'cache-control': 'max-age=3600, immutable' }),
    })
    createReadStream(file).pipe(response)
  })
  await new Promise<void>(resolve => {
    server.listen(port, '127.0.0.1', resolve)
  })
  // A server on a port has an address of this shape; the string is for pipes.
  const address = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${address.port}/`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve, reject) => {
        server.closeAllConnections()
        server.close(error => (error ? reject(error) : resolve()))
      }),
  }
}

/** What every recording of the gallery sounds like: six seconds of a quiet tone, by ranges as the app serves it. */
function sendRecording(request: IncomingMessage, response: ServerResponse): void {
  const sound = quietTone(6)
  if (request.url?.endsWith('/lost') === true) {
    response.writeHead(404).end()
    return
  }
  const [, first = '0', last = ''] = /^bytes=(\d+)-(\d*)$/u.exec(request.headers.range ?? '') ?? []
  const from = Number(first)
  const to = last === '' ? sound.length - 1 : Number(last)
  response.writeHead(request.headers.range === undefined ? 200 : 206, {
    'content-type': 'audio/wav',
    'accept-ranges': 'bytes',
    'content-length': to - from + 1,
    'content-range': `bytes ${from}-${to}/${sound.length}`,
  })
  response.end(sound.subarray(from, to + 1))
}

function quietTone(seconds: number): Buffer {
  const rate = 8_000
  const samples = rate * seconds
  const wav = Buffer.alloc(44 + samples, 128)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(36 + samples, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(rate, 24)
  wav.writeUInt32LE(rate, 28)
  wav.writeUInt16LE(1, 32)
  wav.writeUInt16LE(8, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(samples, 40)
  for (let index = 0; index < samples; index += 1) {
    wav.writeUInt8(128 + Math.round(Math.sin((2 * Math.PI * 440 * index) / rate) * 20), 44 + index)
  }
  return wav
}
