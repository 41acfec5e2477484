import type { Clock } from '../clock.ts'
import { mediaUrlMs } from '../media/stored-media.ts'
import type { StoredMedia } from '../media/stored-media.ts'
import type { Conversation } from '../messages/conversation.ts'
import type { World } from '../world.ts'
import { GraphError, unknownObject } from './graph-error.ts'
import { readForm } from './multipart.ts'

/**
 * `POST /<phone number id>/media`, a form with `messaging_product`, `file` and `type`.
 *
 * @throws GraphError
 */
export const uploadMedia = (conversation: Conversation, body: unknown, contentType: string): object => {
  const form = Buffer.isBuffer(body) ? readForm(body, contentType) : undefined
  const file = form?.find(part => part.name === 'file')
  const product = form?.find(part => part.name === 'messaging_product')?.content.toString('utf8')
  if (!form || !file) throw new GraphError(100, 'The parameter file is required')
  if (product !== 'whatsapp') throw new GraphError(100, 'The parameter messaging_product is required')
  const type = form.find(part => part.name === 'type')?.content.toString('utf8') ?? file.mimeType
  return { id: conversation.keepMedia(type ?? 'application/octet-stream', file.content).id }
}

/**
 * `GET /<media id>`: where to fetch the bytes during the next 5 minutes.
 *
 * @param versionUrl the simulator's own address with the Graph version of the request
 * @throws GraphError
 */
export const describeMedia = (
  { world, clock }: { world: World; clock: Clock },
  id: string,
  versionUrl: string,
): object => {
  const media = world.media.get(id)
  if (!media) throw unknownObject(id)
  return {
    url: `${versionUrl}/media-bytes/${id}?ext=${Math.floor((clock.now() + mediaUrlMs) / 1000)}`,
    mime_type: media.mimeType,
    sha256: media.sha256,
    file_size: media.bytes.length,
    id,
    messaging_product: 'whatsapp',
  }
}

/** @throws GraphError when the URL is older than 5 minutes or leads nowhere */
export const mediaBytes = (
  { world, clock }: { world: World; clock: Clock },
  id: string,
  expires: string,
): StoredMedia => {
  const media = world.media.get(id)
  if (!media || !(Number(expires) * 1000 > clock.now()))
    throw new GraphError(100, 'URL signature expired', { httpStatus: 404 })
  return media
}
