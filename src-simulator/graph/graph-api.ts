import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Switchboard } from '../calls/switchboard.ts'
import type { Conversation } from '../messages/conversation.ts'
import type { WebhookOutlet } from '../webhooks/outlet.ts'
import type { BusinessNumber } from '../world.ts'
import {
  createTemplate,
  describeNumber,
  numbersOf,
  ownApp,
  subscribe,
  subscriptions,
  unsubscribe,
} from './account-route.ts'
import { handleCalls } from './calls-route.ts'
import { GraphError, unknownObject } from './graph-error.ts'
import { describeMedia, mediaBytes, uploadMedia } from './media-route.ts'
import { handleMessages } from './messages-route.ts'
import { handleCallPermissions } from './permissions-route.ts'
import { addRequestDoor } from './request-door.ts'
import type { DoorParts } from './request-door.ts'
import { changeSettings, readSettings } from './settings-route.ts'

export type GraphParts = DoorParts & {
  outlet: WebhookOutlet
  conversation: Conversation
  switchboard: Switchboard
  /** The simulator's own address, for media URLs. */
  baseUrl: () => string
}

const permissionReadsPerSecond = 100

const pathSchema = z.object({ version: z.string(), id: z.string() })
const bytesQuerySchema = z.object({ ext: z.string().default('') })

/** Meta's Graph API under `/v<NN>.0`, as far as calling needs it. */
export const addGraphApi = (server: FastifyInstance, parts: GraphParts): void => {
  const { world, clock, conversation } = parts
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

  void server.register(async scope => {
    addRequestDoor(scope, parts)

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
      const number = world.numbers.get(id)
      if (number) return describeNumber(number)
      return describeMedia(parts, id, `${parts.baseUrl()}/${version}`)
    })
    scope.get('/:version/media-bytes/:id', async (request, reply) => {
      const media = mediaBytes(parts, idOf(request), bytesQuerySchema.parse(request.query).ext)
      return reply.type(media.mimeType).send(media.bytes)
    })

    scope.post('/:version/:id/subscribed_apps', async request => subscribe(world, idOf(request)))
    scope.delete('/:version/:id/subscribed_apps', async request => unsubscribe(world, idOf(request)))
    scope.get('/:version/:id/phone_numbers', async request => numbersOf(world, idOf(request)))
    scope.get('/:version/app', async () => ownApp())
    scope.get('/:version/:id/subscribed_apps', async request => subscriptions(world, idOf(request)))
    scope.post('/:version/:id/message_templates', async request =>
      createTemplate(parts, idOf(request), request.body),
    )
  })
}
