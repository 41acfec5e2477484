import type { KeyObject } from 'node:crypto'
import type { JsonFile } from '../settings/json-file.ts'
import { judgeRelease, type ReleaseFacts, type ReleaseVerdict } from './judge-release.ts'
import type { KeptUpdates } from './kept-updates.ts'
import type { Manifest } from './manifest.ts'
import { openEnvelope } from './signed-manifest.ts'

export interface ReleaseBookParts {
  readonly app: Pick<ReleaseFacts, 'version' | 'platform' | 'arch'>
  readonly keys: readonly KeyObject[]
  readonly file: JsonFile<KeptUpdates>
}

/** How the last run ended, for this one. */
export interface LastRun {
  /** The version that it installed; undefined where it installed none. */
  readonly installed: string | undefined
  /** SHA-512 of what it handed to the installer in vain. */
  readonly failedInstall: string | null
  /** The envelope of what was ready. */
  readonly leftOver: string | null
}

/** Remembers which releases were seen and are here, and believes none that its signature or its age speak against. */
export class ReleaseBook {
  readonly #parts: ReleaseBookParts
  #kept: KeptUpdates

  constructor(parts: ReleaseBookParts) {
    this.#parts = parts
    this.#kept = parts.file.read()
  }

  /** Closes the last run's page. Written also where nothing changed: the place in a roll-out is drawn once. */
  begin(): LastRun {
    const { installing, ready } = this.#kept
    const hasWorked = installing?.version === this.#parts.app.version
    this.#keep({ installing: null, ready: null })
    return {
      installed: hasWorked ? installing?.version : undefined,
      failedInstall: installing && !hasWorked ? installing.sha512 : null,
      leftOver: installing ? null : ready,
    }
  }

  /**
   * Verifies and judges what an update server gave.
   * @param url where it came from just now; all that was signed before it is a replay there from now on
   */
  judge(
    envelope: string,
    facts: Pick<ReleaseFacts, 'policy' | 'now'> & { readonly url?: string },
  ): ReleaseVerdict {
    const opened = openEnvelope(envelope, this.#parts.keys)
    if (!opened.ok) return { kind: 'refused', why: opened.why }
    const { url, ...known } = facts
    const { installId, newestIssuedAt } = this.#kept
    const verdict = judgeRelease(opened.manifest, {
      ...this.#parts.app,
      ...known,
      installId,
      newestIssuedAt: (url === undefined ? undefined : newestIssuedAt[url]) ?? null,
    })
    if (url !== undefined && verdict.kind !== 'refused') {
      this.#keep({ newestIssuedAt: { ...newestIssuedAt, [url]: opened.manifest.issuedAt } })
    }
    return verdict
  }

  /** @param envelope of a release whose file lies here, verified; null where none does */
  ready(envelope: string | null): void {
    if (envelope !== this.#kept.ready) this.#keep({ ready: envelope })
  }

  /** The app ends now, for this release. */
  installing({ version, sha512 }: Manifest): void {
    this.#keep({ installing: { version, sha512 }, ready: null })
  }

  #keep(changed: Partial<KeptUpdates>): void {
    this.#kept = { ...this.#kept, ...changed }
    this.#parts.file.write(this.#kept)
  }
}
