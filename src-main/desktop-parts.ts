import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { Keychain } from './auth/token-vault.ts'
import type { Clock } from './clock.ts'
import type { ConnectionParts } from './connection/connection.ts'
import type { PlatformFetch } from './connection/platform-fetch.ts'
import type { EndSignIn, TokenClient } from './connection/token-client.ts'
import type { Logger } from './logging/logger.ts'
import type { SettingsKeeper } from './settings/settings-keeper.ts'

/** What the desktop needs of its surroundings; nothing here is Electron's. */
export interface DesktopParts {
  readonly app: DesktopState['app']
  /** The folder for the kept sign-in and the call log. */
  readonly dataDir: string
  readonly settings: SettingsKeeper
  readonly keychain: Keychain
  readonly openLink: ConnectionParts['openLink']
  /** How the platform is asked over HTTP. */
  readonly fetch: PlatformFetch
  readonly askToken: TokenClient
  /** Tells the platform that a sign-in has ended. */
  readonly endSignIn: EndSignIn
  readonly clock: Clock
  /** A number in [0, 1). */
  readonly chance: () => number
  readonly log: Logger
}
