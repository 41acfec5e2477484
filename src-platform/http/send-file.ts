import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ByteRange } from '../media/media-files.ts'
import { readRange } from './byte-range.ts'
import { sendProblem } from './problem.ts'

/** A file as HTTP hands it out. */
export interface ServedFile {
  readonly size: number
  /** Names its content, quotes included. */
  readonly etag: string
  /** All of it where no range is given. */
  open(range?: ByteRange): Readable
}

/** Sends a file, the part that is asked for, or that it is still the same; the other headers are the caller's. */
export function sendFile(request: FastifyRequest, reply: FastifyReply, file: ServedFile): FastifyReply {
  const { etag } = file
  reply.header('etag', etag).header('accept-ranges', 'bytes').header('x-content-type-options', 'nosniff')
  if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send()
  const ifRange = request.headers['if-range']
  const isSame = ifRange === undefined || ifRange === etag
  const range = readRange(isSame ? request.headers.range : undefined, file.size)
  if (range === 'unsatisfiable') {
    return sendProblem(
      reply
        .removeHeader('content-disposition')
        .type('application/json; charset=utf-8')
        .header('content-range', `bytes */${file.size}`),
      416,
      { reason: 'range_not_satisfiable', message: `The file has ${file.size} bytes.` },
    )
  }
  if (range === 'whole') {
    return reply.header('content-length', file.size).send(request.method === 'HEAD' ? '' : file.open())
  }
  return reply
    .code(206)
    .header('content-range', `bytes ${range.from}-${range.to}/${file.size}`)
    .header('content-length', range.to - range.from + 1)
    .send(file.open(range))
}

const matches = (header: string | undefined, etag: string) =>
  header !== undefined && (header.trim() === '*' || header.split(',').some(tag => tag.trim() === etag))
