import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Switchboard } from '../calls/switchboard.ts'
import type { Chance } from '../chance.ts'
import type { Clock } from '../clock.ts'
import type { Conversation } from '../messages/conversation.ts'
import type { WebhookOutlet } from '../webhooks/outlet.ts'
import type { BusinessNumber, World } from '../world.ts'
import { createTemplate, subscribe, subscriptions, unsubscribe } from './account-route.ts'
import { handleCalls } from './calls-route.ts'
import type { FaultPlan } from './faults.ts'
import { errorBody, GraphError, isGraphErrorCode, unknownObject } from './graph-error.ts'
import { journalLength } from './journal.ts'
import type { RequestRecord } from './journal.ts'
import { describeMedia, mediaBytes, uploadMedia } from './media-route.ts'
import { handleMessages } from './messages-route.ts'
import { handleCallPermissions } from './permissions-route.ts'
import { changeSettings, readSettings } from './settings-route.ts'

export type GraphParts = {
  world: World
  clock: Clock
  chance: Chance
  outlet: WebhookOutlet
  conversation: Conversation
  switchboard: Switchboard
  faults: FaultPlan
  logger: Logger
  accessToken?: string
  /** The simulator's own address, for media URLs. */
  baseUrl: () => string
}

const oldestVersion = 21
const permissionReadsPerSecond = 100

const pathSchema = z.object({ version: z.string(), id: z.string() })
const bytesQuerySchema = z.object({ ext: z.string().default('') })

const describeBody = (body: unknown): unknown =>
  Buffer.isBuffer(body) ? { uploadedBytes: body.length } : (body ?? null)

/** Meta's Graph API under `/v<NN>.0`, as far as calling needs it. */
export const addGraphApi = (server: FastifyInstance, parts: GraphParts): void => {
  const { world, clock, chance, faults, conversation } = parts
  const records = new WeakMap<FastifyRequest, RequestRecord>()
  let requestCount = 0
  let permissionReads: number[] = []

  const numberOf = (request: FastifyRequest): BusinessNumber => {
    const { id } = pathSchema.parse(request.params)
    const number = world.numbers.get(id)
    if (!number) throw unknownObject(id)
    return number
  }
  const idOf = (request: FastifyRequest) => pathSchema.parse(request.params).id

  const countPermissionRead = () => {
    permissionReads = permissionReads.filter(time => time > clock.now() - 1000)
    if (permissionReads.length >= permissionReadsPerSecond)
      throw new GraphError(613, `More than ${permissionReadsPerSecond} reads in a second`)
    permissionReads.push(clock.now())
  }

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

  /** @returns whether the connection breaks once the request was carried out */
  const misbehave = async (request: FastifyRequest, reply: FastifyReply, entry: RequestRecord) => {
    const effect = faults.take(entry)
    switch (effect?.kind) {
      case undefined:
        return
      case 'error': {
        const { code, details, httpStatus } = effect
        throw new GraphError(isGraphErrorCode(code) ? code : 131000, details ?? 'A fault was asked for', {
          ...(httpStatus !== undefined && { httpStatus }),
        })
      }
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
  const dropped = new WeakSet<FastifyRequest>()

  void server.register(async scope => {
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

    scope.post('/:version/:id/settings', async request =>
      changeSettings(parts, numberOf(request), request.body),
    )
    scope.get('/:version/:id/settings', async request => readSettings(numberOf(request)))
    scope.post('/:version/:id/calls', async request => handleCalls(parts, numberOf(request), request.body))
    scope.post('/:version/:id/messages', async request =>
      handleMessages(parts, numberOf(request), request.body),
    )
    scope.get('/:version/:id/call_permissions', async request => {
      countPermissionRead()
      return handleCallPermissions(parts, numberOf(request), request.query)
    })

    scope.post('/:version/:id/media', async request => {
      numberOf(request)
      return uploadMedia(conversation, request.body, request.headers['content-type'] ?? '')
    })
    scope.get('/:version/:id', async request => {
      const { id, version } = pathSchema.parse(request.params)
      return describeMedia(parts, id, `${parts.baseUrl()}/${version}`)
    })
    scope.get('/:version/media-bytes/:id', async (request, reply) => {
      const media = mediaBytes(parts, idOf(request), bytesQuerySchema.parse(request.query).ext)
      return reply.type(media.mimeType).send(media.bytes)
    })

    scope.post('/:version/:id/subscribed_apps', async request => subscribe(world, idOf(request)))
    scope.delete('/:version/:id/subscribed_apps', async request => unsubscribe(world, idOf(request)))
    scope.get('/:version/:id/subscribed_apps', async request => subscriptions(world, idOf(request)))
    scope.post('/:version/:id/message_templates', async request =>
      createTemplate(parts, idOf(request), request.body),
    )
  })
}
