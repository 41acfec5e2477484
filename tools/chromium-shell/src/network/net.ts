import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { testHook } from '../test-hook.ts'
import { schemeHandler } from './schemes.ts'

type Implemented = Pick<Electron.Net, 'fetch' | 'isOnline' | 'online'>

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.woff2': 'font/woff2',
}

/** `electron.net`: Node's fetch, which also reads files and asks the app's own scheme handlers. */
export const net: Implemented = {
  async fetch(input, init) {
    const url = typeof input === 'string' ? input : input.url
    if (url.startsWith('file:')) return await fetchFile(url)
    const handler = init?.bypassCustomProtocolHandlers ? undefined : schemeHandler(url)
    return handler ? await handler(new Request(input, init)) : await fetch(input, init)
  },
  isOnline: () => testHook.isOnline,
  get online() {
    return testHook.isOnline
  },
}

async function fetchFile(url: string): Promise<Response> {
  const { pathname, protocol } = new URL(url)
  const file = fileURLToPath(`${protocol}//${pathname}`)
  const content = await readFile(file).catch((cause: unknown) => {
    throw new Error('net::ERR_FILE_NOT_FOUND', { cause })
  })
  const type = contentTypes[path.extname(file).toLowerCase()] ?? 'application/octet-stream'
  return new Response(content, { headers: { 'content-type': type } })
}
