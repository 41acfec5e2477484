import type { Manifest } from '../manifest.ts'

export interface FetchOptions {
  readonly url: string
  /** Share of the file that is there, 0 to 1. */
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

/** Fetches and installs one signed release; what is signed was verified before, what is fetched is verified after. */
export interface Installer {
  /**
   * Brings the release's file onto this disk, or finds it there; resolves to where it is.
   * @throws {UpdateError}
   */
  fetch(manifest: Manifest, options: FetchOptions): Promise<string>
  /**
   * Hands the file over to what replaces the app and starts it anew; the app ends after that.
   * @throws {UpdateError}
   */
  install(file: string): Promise<void>
}
