import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const policy = "default-src 'self'; connect-src 'self' ws:; media-src 'self' blob:; frame-ancestors 'none'"
const pathSchema = z.object({ '*': z.string() })

/** Serves the built phone page, and nothing outside its folder. */
export const addPhoneFiles = (server: FastifyInstance, folder: string): void => {
  const read = async (path: string) => {
    const file = normalize(join(folder, path))
    if (!file.startsWith(normalize(folder) + sep)) return undefined
    try {
      return { type: types[extname(file)] ?? 'application/octet-stream', bytes: await readFile(file) }
    } catch {
      // A file that is not there, or is a folder, is simply not found.
      return undefined
    }
  }
  server.get('/phone', async (_request, reply) => {
    const page = await read('index.html')
    if (!page) return reply.code(503).send('The phone page was not built yet.')
    return reply.type(page.type).header('content-security-policy', policy).send(page.bytes)
  })
  server.get('/phone/*', async (request, reply) => {
    const file = await read(pathSchema.parse(request.params)['*'])
    return file ? reply.type(file.type).send(file.bytes) : reply.code(404).send('Not found')
  })
}
