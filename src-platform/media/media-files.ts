import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { MediaId } from '#shared/domain/ids.ts'

/** The first and the last byte, both within the file. */
export interface ByteRange {
  readonly from: number
  readonly to: number
}

/** The file is larger than allowed, or not the one that was announced. */
export class WrongFileError extends Error {
  override readonly name = 'WrongFileError'
}

/** Files as they came from customers, each under our own id. */
export interface MediaFiles {
  /** Whole, or not at all. Throws a `WrongFileError`, or whatever cut the bytes off. */
  keep(
    id: MediaId,
    bytes: AsyncIterable<Uint8Array>,
    expected: { readonly maxBytes: number; readonly size?: number; readonly sha256?: string },
  ): Promise<{ readonly size: number; readonly sha256: string }>
  open(id: MediaId, range?: ByteRange): Readable
  /** Also where there is none. */
  remove(id: MediaId): Promise<void>
}

/** Ids are made here; one of another form must never become a path. */
const safeName = /^[\w-]{1,100}$/

export function createMediaFiles(folder: string): MediaFiles {
  const pathOf = (id: MediaId) => {
    if (!safeName.test(id)) throw new Error('A media id is no file name.')
    return join(folder, id)
  }

  return {
    async keep(id, bytes, { maxBytes, size: announcedSize, sha256: announcedHash }) {
      const path = pathOf(id)
      const part = `${path}.part`
      const hash = createHash('sha256')
      let size = 0
      async function* counted() {
        for await (const chunk of bytes) {
          size += chunk.byteLength
          if (size > maxBytes) throw new WrongFileError(`The file is larger than ${maxBytes} bytes.`)
          hash.update(chunk)
          yield chunk
        }
      }
      await mkdir(folder, { recursive: true, mode: 0o700 })
      try {
        await pipeline(counted(), createWriteStream(part, { mode: 0o600, flush: true }))
        const sha256 = hash.digest('hex')
        if (announcedSize !== undefined && size !== announcedSize) {
          throw new WrongFileError(`The file has ${size} bytes, ${announcedSize} were announced.`)
        }
        if (announcedHash !== undefined && sha256 !== announcedHash) {
          throw new WrongFileError('The file is not the one that was announced.')
        }
        await rename(part, path)
        return { size, sha256 }
      } finally {
        await rm(part, { force: true })
      }
    },
    remove: id => rm(pathOf(id), { force: true }),
    open: (id, range) => createReadStream(pathOf(id), range && { start: range.from, end: range.to }),
  }
}
