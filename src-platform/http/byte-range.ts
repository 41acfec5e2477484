import type { ByteRange } from '../media/media-files.ts'

/** What a `Range` header asks of a file: all of it, a part, or something that is not there. */
export type AskedRange = 'whole' | 'unsatisfiable' | ByteRange

/**
 * Reads a `Range` header (RFC 9110, 14.2). One range of bytes is served; several, another unit or something that is none
 * are answered with the whole file, as the RFC allows.
 */
export function readRange(header: string | undefined, size: number): AskedRange {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.replaceAll(/\s/g, '') ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'whole'
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : { from: size - length, to: size - 1 }
  }
  const from = Number(first)
  if (last !== '' && Number(last) < from) return 'whole'
  if (from >= size) return 'unsatisfiable'
  return { from, to: last === '' ? size - 1 : Math.min(Number(last), size - 1) }
}
