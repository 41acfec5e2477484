import type { FastifyReply, FastifyRequest } from 'fastify'
import { assertNever } from '#shared/domain/assert-never.ts'
import type { AgentId } from '#shared/domain/ids.ts'
import type { AccessTokens } from '../auth/access-token.ts'
import type { KeptFile, MediaService } from '../media/media-service.ts'
import { bearerOf } from './bearer.ts'
import type { HttpApp } from './http-app.ts'
import { sendProblem } from './problem.ts'
import { sendFile } from './send-file.ts'

/** When to ask again for a file that is still on its way, in seconds. */
const askAgainSeconds = 5

/** `GET /media/:id`: voicemail and message media, for those who may see the room. */
export function addMediaRoute(
  app: HttpApp,
  parts: { readonly media: MediaService; readonly accessTokens: Pick<AccessTokens, 'verify'> },
): void {
  app.get<{ Params: { id: string } }>('/media/:id', async (request, reply) => {
    const agentId = await agentOf(request, parts.accessTokens)
    if (agentId === undefined) {
      return sendProblem(reply.header('www-authenticate', 'Bearer'), 401, {
        reason: 'not_signed_in',
        message: 'Sign in again: the access token is missing or no good.',
      })
    }
    const found = await parts.media.find(agentId, request.params.id)
    switch (found.kind) {
      case 'kept':
        return sendKept(request, reply, found.file)
      case 'awaited':
        return sendProblem(reply.header('retry-after', String(askAgainSeconds)), 503, {
          reason: 'media_awaited',
          message: 'WhatsApp has not handed this file over yet: try again in a moment.',
        })
      case 'gone':
        return sendProblem(reply, 410, {
          reason: 'media_gone',
          message: 'WhatsApp does not have this file any more.',
        })
      case 'unknown':
        return sendProblem(reply, 404, { reason: 'not_found', message: 'There is no such file.' })
      default:
        return assertNever(found)
    }
  })
}

function agentOf(
  request: FastifyRequest,
  accessTokens: Pick<AccessTokens, 'verify'>,
): Promise<AgentId | undefined> | undefined {
  const token = bearerOf(request)
  return token === undefined ? undefined : accessTokens.verify(token)
}

function sendKept(request: FastifyRequest, reply: FastifyReply, file: KeptFile): FastifyReply {
  // It comes from outside: shown as what it was declared to be, and never as a page of ours.
  reply
    .header('cache-control', 'private, no-cache')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', isPlayable(file.mimeType) ? 'inline' : 'attachment')
    .type(contentTypeOf(file.mimeType))
  return sendFile(request, reply, {
    size: file.size,
    etag: `"${file.sha256}"`,
    open: range => file.open(range),
  })
}

const isPlayable = (mimeType: string) => /^(audio|image|video)\//i.test(mimeType) && !/svg/i.test(mimeType)

/** Only a well-formed type goes into a header. */
const contentTypeOf = (mimeType: string) =>
  /^[\w.+-]+\/[\w.+-]+(; ?[\w-]+=[\w."-]+)*$/.test(mimeType) ? mimeType : 'application/octet-stream'
