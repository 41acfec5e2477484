import { z } from 'zod'

/** What the start of the app decides. */
export interface DesktopConfig {
  /** Origin of the platform, where the person has chosen one. */
  readonly serverUrl?: string
  /** Instead of the system's folder for this app's data. */
  readonly profileDir?: string
  /** Signs in by itself: for demos and tests, never in a packaged app. */
  readonly signIn?: { readonly email: string; readonly password: string }
  readonly host: 'electron' | 'chromium-shell'
  /** Opened at login: the window waits in the tray. */
  readonly isHidden?: boolean
  /** Where the person's session bus is, on Linux; undefined: there is none. */
  readonly sessionBus?: string
  /** A desktop that gives programs no keys of other programs. */
  readonly isWayland?: boolean
  /** A policy in a file of one's own: for development and tests, never in a packaged app. */
  readonly policyFile?: string
  /** Where Windows is installed. */
  readonly systemRoot?: string
  /** The path of the AppImage that runs, which its runtime tells. */
  readonly appImage?: string
  /** Updates of an app that is being developed or tested; a packaged one takes its own. */
  readonly updates?: DevelopmentUpdates
  /** What of the log also goes to standard error. */
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug'
}

/** Where such an app looks for updates, whom it believes, and which program it hands them to. */
export interface DevelopmentUpdates {
  readonly url: string
  /** Raw Ed25519 public keys in base64. */
  readonly keys: readonly string[]
  readonly runner: string
}

/** A variable has a value that cannot be used; the message names it and says what would do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

export interface ConfigSource {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isPackaged: boolean
  /** The command line behind the program. */
  readonly args?: readonly string[]
}

const loopbackHosts = new Set(['127.0.0.1', '[::1]', 'localhost'])
const logLevelSchema = z.enum(['error', 'warn', 'info', 'debug'])

/**
 * Reads the configuration from the environment; the only place that does.
 * @throws {ConfigError}
 */
export function readConfig({ env, isPackaged, args = [] }: ConfigSource): DesktopConfig {
  const signIn = env['DERING_SIGN_IN']
  const serverUrl = env['DERING_SERVER_URL']
  return {
    serverUrl: serverUrl === undefined ? undefined : readServerUrl(serverUrl),
    profileDir: env['DERING_PROFILE_DIR'] || undefined,
    signIn: signIn && !isPackaged ? readSignIn(signIn) : undefined,
    host: env['ELECTRON_SHELL_EXECUTABLE'] === undefined ? 'electron' : 'chromium-shell',
    isHidden: args.includes('--hidden'),
    sessionBus: readSessionBus(env),
    isWayland: env['XDG_SESSION_TYPE'] === 'wayland',
    policyFile: isPackaged ? undefined : env['DERING_POLICY_FILE'] || undefined,
    systemRoot: env['SystemRoot'],
    appImage: env['APPIMAGE'],
    updates: isPackaged ? undefined : readUpdates(env),
    logLevel: readLogLevel(env['DERING_LOG_LEVEL'] ?? 'warn'),
  }
}

/** The environment of this process, with what Electron knows of it. */
export function processSource(isPackaged: boolean): ConfigSource {
  return { env: process.env, isPackaged, args: process.argv.slice(1) }
}

function readServerUrl(text: string): string {
  const url = URL.parse(text)
  const isPlain = url?.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  if (!url || !isPlain || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new ConfigError(
      `DERING_SERVER_URL is "${text}": it must be the platform's address alone, such as https://calls.example.com.`,
    )
  }
  if (url.protocol === 'http:' && !loopbackHosts.has(url.hostname)) {
    throw new ConfigError(
      `DERING_SERVER_URL is "${text}": a platform on another machine needs https, since calls and tokens cross the network.`,
    )
  }
  return url.origin
}

/** As the specification of D-Bus and systemd have it. */
function readSessionBus(env: ConfigSource['env']): string | undefined {
  const runtimeDir = env['XDG_RUNTIME_DIR']
  return env['DBUS_SESSION_BUS_ADDRESS'] || (runtimeDir ? `unix:path=${runtimeDir}/bus` : undefined)
}

function readSignIn(text: string): DesktopConfig['signIn'] {
  const colon = text.indexOf(':')
  const parsed = z
    .object({ email: z.email(), password: z.string().min(1) })
    .safeParse({ email: text.slice(0, Math.max(0, colon)), password: text.slice(colon + 1) })
  // Its value is a secret, so it is not repeated.
  if (!parsed.success) throw new ConfigError('DERING_SIGN_IN must be an email, a colon and a password.')
  return parsed.data
}

function readUpdates(env: ConfigSource['env']): DevelopmentUpdates | undefined {
  const url = env['DERING_UPDATE_URL']
  const runner = env['DERING_UPDATE_RUNNER']
  const keys = (env['DERING_UPDATE_KEYS'] ?? '').split(',')
  if (!url || !runner) return undefined
  if (!keys.every(key => /^[A-Za-z0-9+/]{43}=$/.test(key))) {
    throw new ConfigError(
      'DERING_UPDATE_KEYS must be Ed25519 public keys in base64, with commas between them.',
    )
  }
  return { url: url.replace(/\/+$/, ''), keys, runner }
}

function readLogLevel(text: string): DesktopConfig['logLevel'] {
  const parsed = logLevelSchema.safeParse(text)
  if (parsed.success) return parsed.data
  throw new ConfigError(
    `DERING_LOG_LEVEL is "${text}": it must be one of ${logLevelSchema.options.join(', ')}.`,
  )
}
