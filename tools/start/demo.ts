import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { demoNumbers, demoSeed } from './demo-seed.ts'
import { type Service, startService } from './service.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** The platform and the simulator, joined; stopped in the order that loses nothing. */
export interface Demo extends AsyncDisposable {
  readonly platformUrl: string
  readonly phoneUrl: string
  /** Settles when one of them ends by itself, with its name. */
  readonly broken: Promise<string>
}

/** What the two say to each other; it never leaves this machine. */
const appSecret = 'demo-app-secret'
const accessToken = 'demo-access-token'
/** The simulator's business account, to which its numbers belong where they say nothing else. */
const simulatedAccount = '300000000000001'

const platformDir = (dataDir: string): string => join(dataDir, 'platform')

/** Whose address the first Admin of an empty demo has. */
const firstAdmin = 'admin@example.com'

/** Starts platform and simulator on their usual ports, or on free ones where these are taken; `empty` with the first Admin alone. */
export async function startDemo(
  dataDir: string,
  logLevel: string,
  content: 'seeded' | 'empty' = 'seeded',
): Promise<Demo> {
  mkdirSync(dataDir, { recursive: true })
  const [platformPort, simulatorPort] = await freePorts([8090, 8091])
  const platformUrl = `http://127.0.0.1:${platformPort}`
  const simulator = await startService('simulator', join(root, 'src-simulator', 'index.ts'), {
    SIMULATOR_PORT: String(simulatorPort),
    SIMULATOR_WEBHOOK_URL: `${platformUrl}/webhooks/whatsapp`,
    SIMULATOR_APP_SECRET: appSecret,
    SIMULATOR_ACCESS_TOKEN: accessToken,
    SIMULATOR_NUMBERS: demoNumbers,
  })
  const platform = await startPlatform(simulator, {
    DERING_PORT: String(platformPort),
    DERING_DATA_DIR: platformDir(dataDir),
    ...(content === 'empty' ? { DERING_FIRST_ADMIN: firstAdmin } : { DERING_SEED_FILE: writeSeed(dataDir) }),
    META_GRAPH_URL: `${simulator.ready['url']}/v26.0`,
    META_APP_SECRET: appSecret,
    META_VERIFY_TOKEN: 'demo-verify-token',
    META_ACCESS_TOKEN: accessToken,
    META_WABA_ID: simulatedAccount,
    DERING_ECHO_ADDRESS: '127.0.0.1',
    DERING_LOG_LEVEL: logLevel,
  })
  return {
    platformUrl,
    phoneUrl: simulator.ready['phone'] ?? '',
    broken: Promise.race([platform.ended.then(() => 'platform'), simulator.ended.then(() => 'simulator')]),
    async [Symbol.asyncDispose]() {
      await platform[Symbol.asyncDispose]()
      await simulator[Symbol.asyncDispose]()
    },
  }
}

function writeSeed(dataDir: string): string {
  const seedFile = join(dataDir, 'seed.json')
  writeFileSync(seedFile, JSON.stringify(demoSeed(new Date()), null, 2))
  return seedFile
}

/** What the first Admin of an empty demo signs in with, once. */
export function firstAdminOf(dataDir: string): { readonly email: string; readonly password: string } {
  const [email = '', password = ''] = readFileSync(
    join(platformDir(dataDir), 'first-admin.txt'),
    'utf8',
  ).split('\n')
  return { email, password }
}

async function startPlatform(simulator: Service, env: Record<string, string>): Promise<Service> {
  try {
    return await startService('platform', join(root, 'src-platform', 'index.ts'), env)
  } catch (error) {
    await simulator[Symbol.asyncDispose]()
    throw error
  }
}

/** The wanted ports, each replaced by any free one when somebody has it. */
async function freePorts(wanted: readonly number[]): Promise<number[]> {
  return Promise.all(wanted.map(async port => ((await isFree(port)) ? port : anyFree())))
}

async function isFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== undefined
}

async function anyFree(): Promise<number> {
  const port = await listenOnce(0)
  if (port === undefined) throw new Error('No free port on 127.0.0.1.')
  return port
}

/** Listens for a moment; the port that was had, or nothing when it was taken. */
function listenOnce(port: number): Promise<number | undefined> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const had = typeof address === 'object' && address ? address.port : undefined
      server.close(() => resolve(had))
    })
  })
}
