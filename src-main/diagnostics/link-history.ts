import type { ConnectionState } from '#shared/ipc/desktop-state.ts'

/** As many changes as are remembered: a bad day's. */
const remembered = 300

/** How the link to the platform stood, and since when by the desktop's clock. */
export interface LinkMoment {
  readonly at: number
  readonly connection: ConnectionState
}

/** What became of the link since the app was started, oldest first; only in memory. */
export class LinkHistory {
  #moments: readonly LinkMoment[] = []

  note(at: number, connection: ConnectionState): void {
    this.#moments = [...this.#moments, { at, connection }].slice(-remembered)
  }

  get moments(): readonly LinkMoment[] {
    return this.#moments
  }
}
