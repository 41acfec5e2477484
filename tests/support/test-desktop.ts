import { randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { Keychain } from '../../src-main/auth/token-vault.ts'
import { systemClock } from '../../src-main/clock.ts'
import { openLink } from '../../src-main/connection/link.ts'
import { createPlatformFetch } from '../../src-main/connection/platform-fetch.ts'
import { openSocketBy, type ResolveProxy, WayOut } from '../../src-main/connection/way-out.ts'
import { createEndSignIn, createTokenClient } from '../../src-main/connection/token-client.ts'
import { Desktop } from '../../src-main/desktop.ts'
import { type HeldPolicy, noPolicy } from '../../src-main/policy/policy-keeper.ts'
import { openSettings } from '../../src-main/settings/settings-keeper.ts'
import { makeQuickFolder } from './quick-folder.ts'
import { recordingLog } from './recording-log.ts'
import { password } from './seed.ts'

/** The desktop app without its windows, against a real platform. */
export interface TestDesktop extends AsyncDisposable {
  readonly desktop: Desktop
  readonly dataDir: string
  readonly log: ReturnType<typeof recordingLog>
  /** Signs in; `name` is the email's part before the @. */
  signIn(name: string): Promise<void>
  /** Resolves with the state as soon as it is as wanted; rejects, showing it, when it does not become so. */
  until(
    wanted: (state: DesktopState) => boolean,
    patience?: { readonly timeoutMs?: number },
  ): Promise<DesktopState>
  online(): Promise<DesktopState>
}

export interface TestDesktopOptions {
  readonly serverUrl: string
  /** Kept when given; else made, and removed at the end. */
  readonly dataDir?: string
  /** Whether the system has a key store; without one the sign-in does not survive. */
  readonly hasKeyStore?: boolean
  /** What the system decides about proxies; none when absent. */
  readonly resolveProxy?: ResolveProxy
  /** What the organisation says; nothing when absent. */
  readonly policy?: () => HeldPolicy
}

const usualPatienceMs = 30_000

/** Stands for the system's key store: what it writes is not the text. */
export const testKeychain = (hasKeyStore: boolean): Keychain => ({
  isEncryptionAvailable: () => true,
  encryptString: text => Buffer.from(Buffer.from(text).map(byte => byte ^ 0x55)),
  decryptString: encrypted => Buffer.from(encrypted.map(byte => byte ^ 0x55)).toString(),
  backend: () => (hasKeyStore ? 'gnome_libsecret' : 'basic_text'),
})

export function startTestDesktop(options: TestDesktopOptions): TestDesktop {
  const dataDir = options.dataDir ?? makeQuickFolder('dering-desktop-')
  const log = recordingLog()
  const wayOut = new WayOut(options.resolveProxy ?? (() => Promise.resolve('DIRECT')))
  const openSocket = openSocketBy(wayOut)
  const fetch = createPlatformFetch(wayOut)
  const desktop = new Desktop({
    app: {
      version: '1.0.0',
      platform: 'test',
      locale: 'en',
      host: 'electron',
      isPackaged: true,
      serverUrl: options.serverUrl,
    },
    dataDir,
    settings: openSettings(dataDir, {
      held: options.policy ?? (() => noPolicy),
      chosenServerUrl: options.serverUrl,
      log,
    }),
    keychain: testKeychain(options.hasKeyStore ?? false),
    openLink: (link, listener) => openLink(link, listener, openSocket),
    fetch,
    askToken: createTokenClient(options.serverUrl, fetch),
    endSignIn: createEndSignIn(options.serverUrl, fetch),
    clock: systemClock,
    chance: () => randomInt(1_000) / 1_000,
    log,
  })
  desktop.start()

  function until(
    wanted: (state: DesktopState) => boolean,
    { timeoutMs = usualPatienceMs }: { readonly timeoutMs?: number } = {},
  ): Promise<DesktopState> {
    if (wanted(desktop.state.get())) return Promise.resolve(desktop.state.get())
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        stop()
        const { connection, session } = desktop.state.get()
        const lines = log.lines.slice(-20).map(line => JSON.stringify(line))
        const seen = JSON.stringify({ connection, session }, null, 2)
        reject(new Error([`It did not become so within ${timeoutMs} ms:`, seen, ...lines].join('\n')))
      }, timeoutMs)
      const stop = desktop.state.onChange(state => {
        if (!wanted(state)) return
        stop()
        clearTimeout(timer)
        resolve(state)
      })
    })
  }

  return {
    desktop,
    dataDir,
    log,
    until,
    signIn: name => desktop.signIn({ email: `${name}@example.com`, password }),
    online: () => until(state => state.connection.status === 'online' && state.session !== null),
    async [Symbol.asyncDispose]() {
      await desktop.stop()
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
