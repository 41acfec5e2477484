import type { Readable } from 'node:stream'
import { assertNever } from '#shared/domain/assert-never.ts'
import { mediaIdSchema, type AgentId, type MediaId } from '#shared/domain/ids.ts'
import { roomFor } from '../rooms/visible-room.ts'
import type { Media } from '../store/records.ts'
import { within } from '../within.ts'
import type { Decisions } from '../work.ts'
import type { MediaFetcher } from './media-fetcher.ts'
import type { ByteRange, MediaFiles } from './media-files.ts'

/** A file as its reader gets it. */
export interface KeptFile {
  readonly mimeType: string
  readonly size: number
  /** Hex. */
  readonly sha256: string
  /** All of it where no range is given. */
  open(range?: ByteRange): Readable
}

export type FoundFile =
  | { readonly kind: 'kept'; readonly file: KeptFile }
  /** Still on its way from the provider. */
  | { readonly kind: 'awaited' }
  /** The provider did not have it any more. */
  | { readonly kind: 'gone' }
  /** There is none that this agent may see. */
  | { readonly kind: 'unknown' }

/** Files for those who may see their rooms. */
export interface MediaService {
  /** One that is still on its way is waited for, for a moment. */
  find(agentId: AgentId, id: string): Promise<FoundFile>
}

/** How long a reader waits for a file that is on its way, in milliseconds of real time. */
const patienceMs = 5_000

export function createMediaService(parts: {
  readonly decisions: Decisions
  readonly fetcher: Pick<MediaFetcher, 'attempt'>
  readonly files: MediaFiles
}): MediaService {
  const { decisions, fetcher, files } = parts

  const visible = (agentId: AgentId, id: MediaId): Promise<Media | undefined> =>
    decisions.run(async work => {
      const media = await work.tx.media.byId(id)
      return media && (await roomFor(work, agentId, media.roomId)) ? media : undefined
    })

  return {
    async find(agentId, text) {
      const id = mediaIdSchema.safeParse(text)
      if (!id.success) return { kind: 'unknown' }
      let media = await visible(agentId, id.data)
      if (media?.state === 'awaited') {
        await within(patienceMs, fetcher.attempt(id.data))
        media = await visible(agentId, id.data)
      }
      return media ? foundOf(media, files) : { kind: 'unknown' }
    },
  }
}

function foundOf({ id, state, mimeType, size, sha256 }: Media, files: MediaFiles): FoundFile {
  switch (state) {
    case 'kept':
      // One that is kept has both.
      if (size === undefined || sha256 === undefined) return { kind: 'awaited' }
      return { kind: 'kept', file: { mimeType, size, sha256, open: range => files.open(id, range) } }
    case 'awaited':
    case 'gone':
      return { kind: state }
    case 'erased':
      return { kind: 'unknown' }
    default:
      return assertNever(state)
  }
}
