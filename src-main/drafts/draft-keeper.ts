import path from 'node:path'
import { z } from 'zod'
import type { RoomId } from '#shared/domain/ids.ts'
import type { AuthState } from '#shared/ipc/desktop-state.ts'
import { type Draft, type DraftNews, type Drafts, draftSchema } from '#shared/ipc/draft.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logging/logger.ts'
import type { SessionChange } from '../session/session-host.ts'
import { type JsonFile, openJsonFile } from '../settings/json-file.ts'

/** As many rooms as are kept: nobody comes back to more. */
const mostDrafts = 100
/** Milliseconds after which nobody comes back to what was typed. */
const longestKeptMs = 14 * 24 * 60 * 60_000
/** How long what is typed waits for the disk, in milliseconds: what a killed app loses. */
const writeAfterMs = 300

const keptDraftsSchema = z.object({
  /** Whose they are: an agent at a platform. */
  owner: z.string(),
  /** The last typed in stands last; `at` in milliseconds since the epoch. */
  drafts: z.array(draftSchema.extend({ at: z.number() })),
})
type KeptDrafts = z.infer<typeof keptDraftsSchema>

export interface DraftKeeperParts {
  readonly file: JsonFile<KeptDrafts | null>
  readonly serverUrl: string
  readonly clock: Clock
  /** Something else than the window's own typing has changed them. */
  readonly tell: (news: DraftNews) => void
}

/**
 * Keeps what the agent has typed and not sent, whatever becomes of the window or the app: it is on the disk for the agent
 * whose it is, and for nobody else; gone with a sign-out, and with the customer it was for. [P13]
 */
export class DraftKeeper {
  readonly #parts: DraftKeeperParts
  readonly #drafts = new Map<RoomId, { readonly text: string; readonly at: number }>()
  #owner: string | null = null
  /** Set while something waits for the disk. */
  #cancel: (() => void) | null = null

  constructor(parts: DraftKeeperParts) {
    this.#parts = parts
  }

  get all(): Drafts {
    return Object.fromEntries([...this.#drafts].map(([roomId, { text }]) => [roomId, text]))
  }

  /** Who is signed in: brings what they had typed, and erases what another had. */
  setAgent(agentId: string): void {
    const { file, serverUrl, clock, tell } = this.#parts
    // Two platforms may know an agent by the same id.
    const owner = `${agentId}@${serverUrl}`
    if (owner === this.#owner) return
    this.#owner = owner
    this.#drafts.clear()
    const kept = file.read()
    for (const { roomId, ...draft } of kept?.owner === owner ? kept.drafts : []) {
      if (draft.at > clock.now() - longestKeptMs) this.#drafts.set(roomId, draft)
    }
    this.#write()
    tell({ kind: 'all', drafts: this.all })
  }

  /** The agent has typed. */
  keep({ roomId, text }: Draft): void {
    if (this.#owner === null) return
    this.#drafts.delete(roomId)
    if (text !== '') this.#drafts.set(roomId, { text, at: this.#parts.clock.now() })
    const [oldest] = this.#drafts.keys()
    if (this.#drafts.size > mostDrafts && oldest !== undefined) this.#drafts.delete(oldest)
    this.#cancel ??= this.#parts.clock.after(writeAfterMs, () => this.#write())
  }

  take(change: SessionChange): void {
    if (change.session) this.setAgent(change.session.me.id)
    if (change.kind !== 'event' || change.event.type !== 'customer.erased') return
    const { roomId } = change.event.data
    if (roomId === undefined) return
    this.#drafts.delete(roomId)
    this.#write()
    this.#parts.tell({ kind: 'gone', roomId })
  }

  /** Nobody is signed in any more. What was typed waits for who only has to sign in again, and for nobody else. */
  signedOut(auth: AuthState): void {
    const comesBack = auth.status === 'signedOut' && auth.notice === 'expired'
    if (!comesBack) this.#drafts.clear()
    this.#write()
    this.#drafts.clear()
    this.#owner = null
    this.#parts.tell({ kind: 'all', drafts: {} })
  }

  /** Leaves everything on the disk. */
  stop(): void {
    if (this.#cancel) this.#write()
  }

  #write(): void {
    this.#cancel?.()
    this.#cancel = null
    if (this.#owner === null) return
    const drafts = [...this.#drafts].map(([roomId, draft]) => ({ roomId, ...draft }))
    this.#parts.file.write({ owner: this.#owner, drafts })
  }
}

/** With what is kept in the folder since the last start. */
export function openDrafts(
  dataDir: string,
  { log, ...parts }: Omit<DraftKeeperParts, 'file'> & { readonly log: Logger },
): DraftKeeper {
  const file = path.join(dataDir, 'drafts.json')
  return new DraftKeeper({ ...parts, file: openJsonFile(file, keptDraftsSchema.nullable(), null, log) })
}
