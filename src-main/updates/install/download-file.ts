import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Clock } from '../../clock.ts'
import { type Fetch, isSafeUrl } from '../feed.ts'
import type { Manifest } from '../manifest.ts'
import { UpdateError } from '../update-error.ts'
import { verifyFile } from '../verify-file.ts'
import type { FetchOptions } from './installer.ts'

/** Nothing for this long, in milliseconds, and the server is given up. */
const silenceMs = 30_000

export interface DownloadParts {
  readonly fetch: Fetch
  /** Belongs to updates alone: what else lies in it is removed. */
  readonly folder: string
  readonly clock: Clock
}

/**
 * Downloads the signed file whole, never more of it than was signed; one that is there and right is taken as it is.
 * @throws {UpdateError}
 */
export async function downloadFile(
  manifest: Manifest,
  options: FetchOptions,
  parts: DownloadParts,
): Promise<string> {
  const file = path.join(parts.folder, manifest.file)
  if (await isThere(file, manifest)) return file
  await rm(parts.folder, { recursive: true, force: true })
  await mkdir(parts.folder, { recursive: true, mode: 0o700 })
  const unfinished = `${file}.part`
  await writeBody(await ask(options, parts), unfinished, manifest, options, parts)
  await verifyFile(unfinished, manifest)
  await rename(unfinished, file)
  return file
}

async function isThere(file: string, manifest: Manifest): Promise<boolean> {
  try {
    await verifyFile(file, manifest)
    return true
  } catch {
    // Absent, half or another: downloaded anew.
    return false
  }
}

async function ask({ url, signal }: FetchOptions, { fetch }: DownloadParts): Promise<ReadableStream> {
  if (!isSafeUrl(url)) throw new UpdateError('unreachable', 'The update server has no safe address.')
  let response: Response
  try {
    response = await fetch(url, { redirect: 'error', signal })
  } catch (error) {
    throw new UpdateError('unreachable', 'The update was not reached.', error)
  }
  if (response.status === 200 && response.body) return response.body
  await response.body?.cancel()
  throw new UpdateError('unreachable', `The update server answered ${response.status}.`)
}

async function writeBody(
  body: ReadableStream,
  to: string,
  manifest: Manifest,
  { onProgress, signal }: FetchOptions,
  { clock }: DownloadParts,
): Promise<void> {
  const silence = new AbortController()
  const listen = () => clock.after(silenceMs, () => silence.abort())
  let stopListening = listen()
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      stopListening()
      stopListening = listen()
      bytes += chunk.length
      if (bytes > manifest.size) return done(new UpdateError('otherFile', 'More came than was signed.'))
      onProgress(bytes / manifest.size)
      done(null, chunk)
    },
  })
  const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
  try {
    await pipeline(source, counted, createWriteStream(to, { mode: 0o700 }), {
      signal: AbortSignal.any([signal, silence.signal]),
    })
  } catch (error) {
    if (error instanceof UpdateError || isOfDisk(error)) throw error
    throw new UpdateError('badAnswer', 'The update did not come whole.', error)
  } finally {
    stopListening()
  }
}

const isOfDisk = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && (error.syscall === 'write' || error.syscall === 'open')
