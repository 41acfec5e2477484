import { createHmac } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startPlatform, type PlatformOverrides } from '../../src-platform/app.ts'
import { parseConfig } from '../../src-platform/config.ts'
import { connectAgent, type AgentClient } from './agent-client.ts'
import { signIn } from './agent-socket.ts'
import { makeQuickFolder } from './quick-folder.ts'
import { aSeed, password } from './seed.ts'

export const appSecret = 'the-secret-of-the-app'
export const verifyToken = 'the-token-to-verify-with'
export const accessToken = 'the-token-of-the-system-user'

export interface TestPlatformOptions {
  /** `aSeed()` when absent. */
  readonly seed?: object
  /** `test`: stands still until `moveClock`. */
  readonly clock?: 'test'
  /** Nobody answers there when absent. */
  readonly graphUrl?: string
  /** Kept when given; else made, and removed at the end. */
  readonly dataDir?: string
  readonly port?: number
  /** More variables, or others. */
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly overrides?: PlatformOverrides
}

/** What tests do to a platform from outside, wherever it runs. */
export interface PlatformDoors {
  readonly url: string
  readonly dataDir: string
  /** Signs in and connects; `name` is the e-mail's part before the @. */
  agent(name: string): Promise<AgentClient>
  /** Posts a webhook as Meta does; what is not a string is made JSON. */
  postWebhook(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>
  moveClock(move: { advanceMs: number } | { now: string }): Promise<string>
}

export interface TestPlatform extends PlatformDoors {
  stop(): Promise<void>
}

/** The environment of a platform in a test. */
export function testEnvironment(
  options: TestPlatformOptions,
  dataDir: string,
): Record<string, string | undefined> {
  const seedFile = join(dataDir, 'seed.json')
  writeFileSync(seedFile, JSON.stringify(options.seed ?? aSeed()))
  return {
    DERING_PORT: String(options.port ?? 0),
    DERING_DATA_DIR: dataDir,
    DERING_SEED_FILE: seedFile,
    DERING_CLOCK: options.clock,
    DERING_LOG_LEVEL: 'silent',
    META_GRAPH_URL: options.graphUrl ?? 'http://127.0.0.1:2/v26.0',
    META_APP_SECRET: appSecret,
    META_VERIFY_TOKEN: verifyToken,
    META_ACCESS_TOKEN: accessToken,
    ...options.env,
  }
}

export const makeDataDir = (): string => makeQuickFolder('dering-test-')
export const removeDataDir = (path: string): void => rmSync(path, { recursive: true, force: true })

/** The value of `X-Hub-Signature-256` over these bytes. */
export const signatureOf = (body: string | Buffer, secret = appSecret): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

export function doorsOf(url: string, dataDir: string): PlatformDoors {
  return {
    url,
    dataDir,
    agent: async name => {
      const tokens = await signIn(url, { email: `${name}@example.com`, password })
      return connectAgent({ url, accessToken: tokens.accessToken })
    },
    postWebhook: (body, headers) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      return fetch(`${url}/webhooks/whatsapp`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(text), ...headers },
        body: text,
      })
    },
    moveClock: async move => {
      const response = await fetch(`${url}/test/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(move),
      })
      if (!response.ok)
        throw new Error(`The clock was answered with ${response.status}: ${await response.text()}`)
      return ((await response.json()) as { now: string }).now
    },
  }
}

/** A platform in this process, on a free port, with the test organisation in a fresh database. */
export async function startTestPlatform(options: TestPlatformOptions = {}): Promise<TestPlatform> {
  const dataDir = options.dataDir ?? makeDataDir()
  const platform = await startPlatform(parseConfig(testEnvironment(options, dataDir)), options.overrides)
  return {
    ...doorsOf(platform.url, dataDir),
    stop: async () => {
      await platform.stop()
      if (options.dataDir === undefined) removeDataDir(dataDir)
    },
  }
}
