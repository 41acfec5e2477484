import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { HttpApp } from './http-app.ts'
import { sendProblem } from './problem.ts'
import { sendFile, type ServedFile } from './send-file.ts'

/** A year, in seconds: releases never change. */
const longAge = 31_536_000

/**
 * `GET /updates/*`: the releases of the desktop app, as `tools/release` lays them out, to whoever asks: each manifest is
 * signed, and each file is named by one. [D9]
 */
export function addUpdatesRoute(app: HttpApp, folder: string): void {
  app.get<{ Params: { '*': string } }>('/updates/*', async (request, reply) => {
    const name = request.params['*']
    const file = await findFile(folder, name)
    if (!file) return sendProblem(reply, 404, { reason: 'not_found', message: 'There is no such release.' })
    const isRelease = name.startsWith('releases/') && !name.endsWith('.json')
    reply
      .header('cache-control', isRelease ? `public, max-age=${longAge}, immutable` : 'no-cache')
      .type(name.endsWith('.json') ? 'application/json; charset=utf-8' : 'application/octet-stream')
    return sendFile(request, reply, file)
  })
}

/** Undefined for what is no file of the folder, wherever a name or a link may lead. */
async function findFile(folder: string, name: string): Promise<ServedFile | undefined> {
  if (name.split('/').some(part => part === '' || part.startsWith('.')) || name.includes('\0'))
    return undefined
  try {
    const root = await realpath(folder)
    const file = await realpath(path.join(root, name))
    const { size, mtimeMs, isFile } = await statOf(file)
    if (!file.startsWith(root + path.sep) || !isFile) return undefined
    return {
      size,
      etag: `"${size.toString(16)}-${Math.floor(mtimeMs).toString(16)}"`,
      open: range => createReadStream(file, range && { start: range.from, end: range.to }),
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return undefined
    throw error
  }
}

async function statOf(file: string) {
  const found = await stat(file)
  return { size: found.size, mtimeMs: found.mtimeMs, isFile: found.isFile() }
}
