import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Manifest } from './manifest.ts'
import { UpdateError } from './update-error.ts'

/**
 * Reads a file and holds it against what was signed.
 * @throws {UpdateError} `otherFile` where it is another, or `disk`
 */
export async function verifyFile(file: string, signed: Pick<Manifest, 'size' | 'sha512'>): Promise<void> {
  const hash = createHash('sha512')
  let bytes = 0
  const source = createReadStream(file)
  source.on('data', chunk => {
    bytes += chunk.length
  })
  try {
    await pipeline(source, hash)
  } catch (error) {
    throw new UpdateError('disk', 'The update cannot be read.', error)
  }
  if (bytes !== signed.size || hash.digest('hex') !== signed.sha512) {
    throw new UpdateError('otherFile', 'The update is not the file that was signed.')
  }
}
