import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { EchoPlace } from './echo/echo-station.ts'
import { versionSchema } from '#shared/domain/version.ts'

/** The environment that the platform was given is not usable: one sentence for the person, naming the variable. */
export class ConfigError extends Error {
  readonly variable: string

  constructor(variable: string, problem: string, options?: ErrorOptions) {
    super(`${variable} ${problem}`, options)
    this.name = 'ConfigError'
    this.variable = variable
  }
}

/** What a caught error says, in one line, to stand in a `ConfigError`. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().replaceAll(/\s*\n\s*/g, ' ')

/** Everything that the platform takes from its environment, checked. */
export interface PlatformConfig {
  readonly host: string
  /** 0 = any free one. */
  readonly port: number
  /** Addresses and networks of the proxies in front, whose word on who asks is taken; absent: there is none. */
  readonly trustedProxies?: readonly string[]
  /** Absolute. */
  readonly dataDir: string
  /** `postgres://…`; SQLite in the data folder when absent. */
  readonly databaseUrl?: string
  /** Absolute. */
  readonly seedFile?: string
  /** The e-mail address of the Admin to make where there is nobody yet. */
  readonly firstAdmin?: string
  /** Absolute; what `GET /updates/*` serves. */
  readonly updatesDir?: string
  /** Older desktops of ours are not let in. [D9] */
  readonly minVersion?: string
  readonly clock: 'system' | 'test'
  readonly meta: MetaConfig
  /** Where test calls are taken; absent: nowhere. */
  readonly echo?: EchoPlace
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

export interface MetaConfig {
  /** Without a slash at the end. */
  readonly graphUrl: string
  /** Absent only with a Graph API on this machine: signatures are not checked then. */
  readonly appSecret?: string
  readonly verifyToken?: string
  readonly accessToken?: string
  /** The business account whose numbers an Admin can connect; absent: they are connected by their ids. */
  readonly wabaId?: string
}

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().max(65_535))

/** The library behind the echo looks for a free one between two different ports. */
const portRange = z
  .string()
  .regex(/^\d{1,5}-\d{1,5}$/)
  .transform((range): readonly [number, number] => {
    const [first = '', last = ''] = range.split('-')
    return [Number(first), Number(last)]
  })
  .refine(([first, last]) => first >= 1024 && first < last && last <= 65_535)

const addresses = z
  .string()
  .transform(list => list.split(',').map(address => address.trim()))
  .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])))

const graphUrl = z
  .url({ protocol: /^https?$/ })
  .refine(url => url.startsWith('https:') || isLoopback(url))
  .transform(url => url.replace(/\/+$/, ''))

/** Each variable with its shape, what it stands for when absent, and what to do about a bad value. */
const variables = {
  DERING_HOST: {
    shape: z.string().regex(/^[\w.:-]+$/),
    absent: '127.0.0.1',
    advice: 'must be an address or a host name to listen on, such as 127.0.0.1.',
  },
  DERING_PORT: {
    shape: port,
    absent: '8090',
    advice: 'must be a port from 0 to 65535, where 0 means any free one.',
  },
  DERING_TRUSTED_PROXIES: {
    shape: addresses,
    advice: 'must be the addresses or networks of the proxies in front, such as 10.0.0.5,192.168.0.0/24.',
  },
  DERING_DATA_DIR: {
    shape: z.string(),
    absent: '.dering/platform',
    advice: 'must be the path of a folder.',
  },
  DERING_DATABASE_URL: {
    shape: z.url({ protocol: /^postgres(ql)?$/ }),
    advice: 'must be a postgres:// address; leave it out to use SQLite in the data folder.',
  },
  DERING_REDIS_URL: {
    shape: z.never(),
    advice: 'is not supported yet: leave it out and run one platform node.',
  },
  DERING_SEED_FILE: { shape: z.string(), advice: 'must be the path of a JSON file.' },
  DERING_FIRST_ADMIN: { shape: z.email(), advice: 'must be the e-mail address of the first Admin.' },
  DERING_UPDATES_DIR: { shape: z.string(), advice: 'must be the path of the folder of releases.' },
  DERING_MIN_VERSION: {
    shape: versionSchema,
    advice: 'must be the oldest version of the desktop app to let in, such as 1.4.0.',
  },
  DERING_CLOCK: {
    shape: z.literal('test'),
    advice: 'can only be "test"; leave it out to run on real time.',
  },
  DERING_LOG_LEVEL: {
    shape: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
    absent: 'info',
    advice: 'must be one of debug, info, warn, error, silent.',
  },
  DERING_ECHO_ADDRESS: {
    shape: z.union([z.ipv4(), z.ipv6()]),
    advice: "must be this node's IP address as agents' desktops see it; leave it out to take no test calls.",
  },
  DERING_ECHO_PORTS: {
    shape: portRange,
    advice: 'must be the first and the last UDP port for test calls, such as 40000-40039.',
  },
  META_GRAPH_URL: {
    shape: graphUrl,
    absent: 'https://graph.facebook.com/v26.0',
    advice:
      'must be an https:// address, or an http:// address of this machine such as http://127.0.0.1:8091/v26.0.',
  },
  META_APP_SECRET: { shape: z.string(), advice: "must be the Meta app's secret." },
  META_VERIFY_TOKEN: {
    shape: z.string(),
    advice: 'must be the token that Meta is to verify the webhook with.',
  },
  META_WABA_ID: {
    shape: z.string().regex(/^\d{5,20}$/),
    advice: "must be the WhatsApp business account's id, digits alone.",
  },
  META_ACCESS_TOKEN: {
    shape: z.string().regex(/^[\x21-\x7e]+$/),
    advice: "must be the system user's access token, without spaces.",
  },
} as const satisfies Record<
  string,
  { readonly shape: z.ZodType; readonly absent?: string; readonly advice: string }
>

type Variable = keyof typeof variables
type Value<V extends Variable> = z.infer<(typeof variables)[V]['shape']>

/** Reads the environment. Throws a `ConfigError` for the first value that cannot be used. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): PlatformConfig {
  const clock = read(env, 'DERING_CLOCK')
  if (clock && env['NODE_ENV'] === 'production') {
    throw new ConfigError('DERING_CLOCK', 'must not be set in production: remove it to run on real time.')
  }
  read(env, 'DERING_REDIS_URL')
  const databaseUrl = read(env, 'DERING_DATABASE_URL')
  const seedFile = read(env, 'DERING_SEED_FILE')
  const firstAdmin = read(env, 'DERING_FIRST_ADMIN')
  const updatesDir = read(env, 'DERING_UPDATES_DIR')
  const minVersion = read(env, 'DERING_MIN_VERSION')
  const trustedProxies = read(env, 'DERING_TRUSTED_PROXIES')
  return {
    host: required(env, 'DERING_HOST'),
    port: required(env, 'DERING_PORT'),
    dataDir: resolve(required(env, 'DERING_DATA_DIR')),
    ...(trustedProxies && { trustedProxies }),
    ...(databaseUrl && { databaseUrl }),
    ...(seedFile && { seedFile: resolve(seedFile) }),
    ...(firstAdmin && { firstAdmin }),
    ...(updatesDir && { updatesDir: resolve(updatesDir) }),
    ...(minVersion && { minVersion }),
    clock: clock ?? 'system',
    logLevel: required(env, 'DERING_LOG_LEVEL'),
    meta: readMeta(env),
    ...readEcho(env),
  }
}

/** What must never stand in a log. */
export function secretsOf({ meta, databaseUrl }: PlatformConfig): string[] {
  const { appSecret, accessToken, verifyToken } = meta
  return [appSecret, accessToken, verifyToken, databaseUrl].filter(secret => secret !== undefined)
}

/** The environment of this process. */
export function readEnvironment(): PlatformConfig {
  return parseConfig(process.env)
}

function readMeta(env: Readonly<Record<string, string | undefined>>): MetaConfig {
  const url = required(env, 'META_GRAPH_URL')
  const secrets = {
    appSecret: read(env, 'META_APP_SECRET'),
    verifyToken: read(env, 'META_VERIFY_TOKEN'),
    accessToken: read(env, 'META_ACCESS_TOKEN'),
  }
  const missing = (
    [
      ['appSecret', 'META_APP_SECRET'],
      ['verifyToken', 'META_VERIFY_TOKEN'],
      ['accessToken', 'META_ACCESS_TOKEN'],
    ] as const
  ).find(([key]) => secrets[key] === undefined)
  if (missing && !isLoopback(url)) {
    throw new ConfigError(
      missing[1],
      `is required with Meta's own Graph API (${url}): set it, or point META_GRAPH_URL at a simulator on this machine.`,
    )
  }
  const wabaId = read(env, 'META_WABA_ID')
  return { graphUrl: url, ...secrets, ...(wabaId && { wabaId }) }
}

function readEcho(env: Readonly<Record<string, string | undefined>>): { readonly echo?: EchoPlace } {
  const address = read(env, 'DERING_ECHO_ADDRESS')
  const ports = read(env, 'DERING_ECHO_PORTS')
  if (address === undefined) return {}
  return { echo: { address, ...(ports && { ports }) } }
}

/** An empty value counts as absent, as in a compose file that passes every variable on. */
function read<V extends Variable>(
  env: Readonly<Record<string, string | undefined>>,
  name: V,
): Value<V> | undefined {
  const { shape, advice, absent }: { shape: z.ZodType; advice: string; absent?: string } = variables[name]
  const raw = env[name]?.trim() || absent
  if (raw === undefined) return undefined
  const parsed = shape.safeParse(raw)
  if (!parsed.success) throw new ConfigError(name, advice)
  // The table pairs name and shape; the compiler cannot follow a lookup by a type parameter.
  return parsed.data as Value<V>
}

/** For the variables that stand for something when absent. */
function required<V extends Variable>(env: Readonly<Record<string, string | undefined>>, name: V): Value<V> {
  const value = read(env, name)
  if (value === undefined) throw new ConfigError(name, variables[name].advice)
  return value
}

function isLoopback(url: string): boolean {
  const host = URL.parse(url)?.hostname.replaceAll(/^\[|\]$/g, '')
  if (host === undefined) return false
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
