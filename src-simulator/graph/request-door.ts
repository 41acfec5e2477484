import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Chance } from '../chance.ts'
import type { Clock } from '../clock.ts'
import type { World } from '../world.ts'
import type { FaultPlan } from './faults.ts'
import { errorBody, GraphError } from './graph-error.ts'
import { journalLength } from './journal.ts'
import type { RequestRecord } from './journal.ts'

export type DoorParts = {
  world: World
  clock: Clock
  chance: Chance
  faults: FaultPlan
  logger: Logger
  accessToken?: string
}

const oldestVersion = 21

const describeBody = (body: unknown): unknown =>
  Buffer.isBuffer(body) ? { uploadedBytes: body.length } : (body ?? null)

/**
 * What every Graph request passes, in this order: the journal, version and token, the faults that were asked for;
 * and on its way back, Meta's shape of an error.
 */
export const addRequestDoor = (scope: FastifyInstance, parts: DoorParts): void => {
  const { world, clock, chance, faults } = parts
  const records = new WeakMap<FastifyRequest, RequestRecord>()
  const dropped = new WeakSet<FastifyRequest>()
  let requestCount = 0

  const checkVersionAndToken = (request: FastifyRequest) => {
    const version = /^\/v(\d+)\.0\//.exec(request.url)?.[1]
    if (version === undefined || Number(version) < oldestVersion)
      throw new GraphError(100, `Unknown or expired Graph API version in ${request.url.split('?')[0]}`)
    const expected = parts.accessToken
    if (expected !== undefined && request.headers.authorization !== `Bearer ${expected}`)
      throw new GraphError(190, 'The access token is missing, expired or invalid')
  }

  const record = (request: FastifyRequest) => {
    requestCount += 1
    const entry: RequestRecord = {
      id: requestCount,
      at: clock.now(),
      method: request.method,
      path: request.url.replace(/^\/v\d+\.\d+/, '').split('?')[0] ?? '',
      query: request.query,
      body: describeBody(request.body),
    }
    records.set(request, entry)
    world.requests.push(entry)
    if (world.requests.length > journalLength) world.requests.shift()
    world.changes.announce()
    return entry
  }

  /** What a fault asks for; one that lets the request through returns nothing. */
  const misbehave = async (request: FastifyRequest, reply: FastifyReply, entry: RequestRecord) => {
    const effect = faults.take(entry)
    switch (effect?.kind) {
      case undefined:
        return
      case 'error':
        throw new GraphError(effect.code, effect.details ?? 'A fault was asked for', {
          ...(effect.httpStatus !== undefined && { httpStatus: effect.httpStatus }),
        })
      case 'status':
        return reply.code(effect.httpStatus).send('')
      case 'hang':
        return reply.hijack()
      case 'drop_before':
        reply.hijack()
        request.raw.socket.destroy()
        return
      case 'drop_after':
        dropped.add(request)
        return
      case 'delay':
        return new Promise<void>(resolve => void clock.after(effect.ms, resolve))
    }
  }

  scope.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )

  // Meta takes an empty body where nothing is needed, whatever its content type says.
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, String(body) === '' ? {} : JSON.parse(String(body)))
    } catch {
      done(new GraphError(100, 'The body is not JSON'))
    }
  })

  scope.addHook('preHandler', async (request, reply) => {
    const entry = record(request)
    checkVersionAndToken(request)
    await misbehave(request, reply, entry)
  })

  scope.addHook('onSend', async (request, reply, payload) => {
    const entry = records.get(request)
    if (entry) {
      entry.status = reply.statusCode
      entry.response = typeof payload === 'string' && payload.startsWith('{') ? JSON.parse(payload) : null
    }
    world.changes.announce()
    if (dropped.has(request)) request.raw.socket.destroy()
    return payload
  })

  scope.setErrorHandler(async (error, request, reply) => {
    // Anything else than our own refusal comes from fastify's reading of the body, which Meta calls a bad parameter.
    const refusal =
      error instanceof GraphError
        ? error
        : new GraphError(100, error instanceof Error ? error.message : 'The request cannot be read')
    if (!(error instanceof GraphError))
      parts.logger.warn({ err: error, path: request.url }, 'Graph request failed')
    return reply.code(refusal.httpStatus).send(errorBody(refusal, `A${chance.hex(21)}`))
  })
}
