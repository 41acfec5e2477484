import { mediaIdSchema, type MediaId, type RoomId } from '#shared/domain/ids.ts'
import type { Busy } from '../busy.ts'
import type { Logger } from '../logger.ts'
import type { GraphPort } from '../meta/graph-port.ts'
import type { IncomingMedia } from '../meta/provider-event.ts'
import type { Media } from '../store/records.ts'
import { createTurns } from '../turns.ts'
import type { Decisions, Work } from '../work.ts'
import { WrongFileError, type MediaFiles } from './media-files.ts'

/** Brings what customers send from the provider, whose addresses live for minutes and whose files for days. */
export interface MediaFetcher {
  /** Notes the file within the work and fetches it after the commit; a crash does not forget it. */
  begin(work: Work, roomId: RoomId, media: IncomingMedia): Promise<MediaId>
  /** Fetches now what is still awaited; resolves when this attempt has ended. */
  attempt(id: MediaId): Promise<void>
  /** After a start: everything that is still awaited. */
  resume(): Promise<void>
  idle(): Promise<void>
  stop(): void
}

/** Meta lets a document have so many. Source: Meta, Cloud API, media: supported types. */
const maxBytes = 100 * 1024 * 1024
/** Real time between attempts; after the last one the next start, or somebody who asks for it, tries again. */
const retryDelaysMs = [500, 2_000, 10_000, 60_000, 300_000] as const
/** Files brought at the same time: after an outage there may be thousands, each of up to 100 MB. */
const filesAtOnce = 8
/** Meta knows nothing of this id, or no more. Source: Meta, Cloud API error codes. */
const unknownObjectCode = 100
const sha256Hex = /^[\da-f]{64}$/

type Fetched = Pick<Media, 'state' | 'size' | 'sha256'>

export function createMediaFetcher(parts: {
  readonly decisions: Decisions
  readonly graph: GraphPort
  readonly files: MediaFiles
  readonly busy: Busy
  readonly log: Logger
  readonly newId: () => string
}): MediaFetcher {
  const { decisions, graph, files, busy, log, newId } = parts
  const underWay = new Map<MediaId, Promise<void>>()
  const retries = new Map<MediaId, NodeJS.Timeout>()
  const inTurn = createTurns(filesAtOnce)
  let stopped = false

  function kick(id: MediaId, failures = 0): Promise<void> {
    const running = underWay.get(id)
    if (running || stopped) return running ?? Promise.resolve()
    clearTimeout(retries.get(id))
    retries.delete(id)
    const fetching = tryOnce(id, failures).finally(() => underWay.delete(id))
    underWay.set(id, busy.track(fetching))
    return fetching
  }

  async function tryOnce(id: MediaId, failures: number): Promise<void> {
    try {
      if (await inTurn(() => fetchOnce(id))) return
    } catch (error) {
      log.warn({ err: error, mediaId: id }, 'a file could not be fetched')
    }
    later(id, failures)
  }

  function later(id: MediaId, failures: number): void {
    const delayMs = retryDelaysMs[failures]
    if (delayMs === undefined || stopped) return
    retries.set(
      id,
      setTimeout(() => void kick(id, failures + 1), delayMs),
    )
  }

  /** @returns whether the matter is settled, one way or the other */
  async function fetchOnce(id: MediaId): Promise<boolean> {
    // Whose turn comes after the stop waits for the next start.
    if (stopped) return true
    const media = await decisions.run(work => work.tx.media.byId(id))
    if (media?.state !== 'awaited') return true
    const fetched = await bring(media)
    if (!fetched) return false
    await decisions.run(async work => {
      const now = await work.tx.media.byId(id)
      if (now && now.state !== 'erased') await work.tx.media.update({ ...now, ...fetched })
      // Erased while it was on its way.
      else work.afterCommit(() => void busy.track(discard(id)))
    })
    return true
  }

  async function discard(id: MediaId): Promise<void> {
    try {
      await files.remove(id)
    } catch (error) {
      log.error({ err: error, mediaId: id }, 'a file of an erased customer could not be removed')
    }
  }

  /** `undefined`: it may succeed another time. */
  async function bring(media: Media): Promise<Fetched | undefined> {
    const described = await graph.describeMedia(media.providerMediaId)
    if (described.kind !== 'done') {
      log.warn({ mediaId: media.id, described }, 'a file could not be found')
      const isGone = described.kind === 'refused' && described.error.code === unknownObjectCode
      return isGone ? { state: 'gone' } : undefined
    }
    const { url, size } = described.value
    if (size !== undefined && size > maxBytes) {
      log.warn({ mediaId: media.id, size }, 'a file is too large')
      return { state: 'gone' }
    }
    const opened = await graph.openMedia(url)
    if (opened.kind !== 'done') {
      log.warn({ mediaId: media.id, opened }, 'a file could not be opened')
      return undefined
    }
    return keep(media, opened.value, { size, sha256: described.value.sha256 ?? media.sha256 })
  }

  async function keep(
    { id }: Media,
    bytes: AsyncIterable<Uint8Array>,
    { size, sha256 }: { readonly size: number | undefined; readonly sha256: string | undefined },
  ): Promise<Fetched | undefined> {
    const isHash = sha256 !== undefined && sha256Hex.test(sha256)
    try {
      const kept = await files.keep(id, bytes, {
        maxBytes,
        ...(size !== undefined && { size }),
        ...(isHash && { sha256 }),
      })
      return { state: 'kept', ...kept }
    } catch (error) {
      if (!(error instanceof WrongFileError)) throw error
      log.warn({ err: error, mediaId: id }, 'a file came otherwise than announced')
      return undefined
    }
  }

  return {
    async begin(work, roomId, { providerMediaId, mimeType, sha256 }) {
      const id = mediaIdSchema.parse(newId())
      await work.tx.media.insert(
        { id, roomId, providerMediaId, mimeType, state: 'awaited', sha256 },
        work.now,
      )
      work.afterCommit(() => void kick(id))
      return id
    },
    attempt: id => kick(id),
    async resume() {
      for (const id of await decisions.run(work => work.tx.media.awaited())) void kick(id)
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay.values())
    },
    stop() {
      stopped = true
      for (const timer of retries.values()) clearTimeout(timer)
      retries.clear()
    },
  }
}
