import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { MetaConfig } from '../config.ts'
import type { Inbox } from '../inbox/inbox.ts'
import type { Metrics } from '../metrics.ts'
import { isSameSecret, isSignedBy } from '../meta/signature.ts'
import type { HttpApp } from './http-app.ts'
import { sendProblem } from './problem.ts'

/** Meta posts up to 3 MB at once. Source: Meta, webhooks, payload size. */
const webhookBytes = 3 * 1024 * 1024
const path = '/webhooks/whatsapp'

/** The handshake, of which only the challenge comes back. */
const handshakeSchema = z.looseObject({
  'hub.mode': z.literal('subscribe'),
  'hub.verify_token': z.string(),
  'hub.challenge': z.string().max(1_000),
})

export interface WebhookParts {
  readonly config: Pick<MetaConfig, 'appSecret' | 'verifyToken'>
  readonly inbox: Pick<Inbox, 'receive'>
  readonly metrics: Pick<Metrics, 'webhooks'>
  readonly isDraining: () => boolean
}

/** Meta's door: nobody else gets in, and what got in is on disk before Meta hears 200. */
export function addWebhookRoutes(app: HttpApp, parts: WebhookParts): void {
  app.get(path, (request, reply) => verifySubscription(request, reply, parts.config.verifyToken))

  void app.register(scope => {
    // The signature is over the bytes as they came, so nothing may parse them before it was checked.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    scope.addHook('onError', (_request, _reply, error, done) => {
      parts.metrics.webhooks.inc({ outcome: error.statusCode === 413 ? 'too_large' : 'failed' })
      done()
    })
    scope.post(path, { bodyLimit: webhookBytes }, (request, reply) => receive(request, reply, parts))
  })
}

function verifySubscription(
  request: FastifyRequest,
  reply: FastifyReply,
  verifyToken: string | undefined,
): FastifyReply {
  const query = handshakeSchema.safeParse(request.query)
  const granted =
    query.success && verifyToken !== undefined && isSameSecret(query.data['hub.verify_token'], verifyToken)
  if (!granted) {
    return sendProblem(reply, 403, { reason: 'not_verified', message: 'The verify token is not ours.' })
  }
  return reply
    .type('text/plain')
    .header('x-content-type-options', 'nosniff')
    .send(query.data['hub.challenge'])
}

async function receive(
  request: FastifyRequest,
  reply: FastifyReply,
  { config, inbox, metrics, isDraining }: WebhookParts,
): Promise<FastifyReply> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const signature = request.headers['x-hub-signature-256']
  if (config.appSecret !== undefined && !isSignedBy(config.appSecret, body, signature?.toString())) {
    metrics.webhooks.inc({ outcome: 'not_signed' })
    return sendProblem(reply, 401, { reason: 'not_signed', message: 'The signature is missing or wrong.' })
  }
  if (!isJson(body)) {
    metrics.webhooks.inc({ outcome: 'not_json' })
    return sendProblem(reply, 400, { reason: 'not_json', message: 'The body is not JSON.' })
  }
  if (isDraining()) {
    metrics.webhooks.inc({ outcome: 'draining' })
    return sendProblem(reply, 503, {
      reason: 'draining',
      message: 'The platform is stopping: send it again.',
    })
  }
  await inbox.receive(body)
  metrics.webhooks.inc({ outcome: 'stored' })
  return reply.code(200).send({ status: 'stored' })
}

function isJson(body: Buffer): boolean {
  try {
    JSON.parse(body.toString('utf8'))
    return true
  } catch {
    // What is wrong with it is of no use to anybody but its sender.
    return false
  }
}
