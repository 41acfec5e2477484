import { describe, expect, it } from 'vitest'
import { ConfigError, parseConfig } from '../../../src-platform/config.ts'

const loopback = { META_GRAPH_URL: 'http://127.0.0.1:8091/v26.0/' }
const meta = { META_APP_SECRET: 's', META_VERIFY_TOKEN: 'v', META_ACCESS_TOKEN: 'a' }

function refusalOf(env: Record<string, string>): ConfigError {
  try {
    parseConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('It was taken.')
}

describe('the environment', () => {
  it('needs nothing but a Graph API on this machine, and defaults the rest', () => {
    expect(parseConfig(loopback)).toEqual({
      host: '127.0.0.1',
      port: 8090,
      dataDir: `${process.cwd()}/.dering/platform`,
      clock: 'system',
      logLevel: 'info',
      meta: {
        graphUrl: 'http://127.0.0.1:8091/v26.0',
        appSecret: undefined,
        verifyToken: undefined,
        accessToken: undefined,
      },
    })
  })

  it('counts an empty value as absent', () => {
    expect(parseConfig({ ...loopback, DERING_PORT: '', DERING_CLOCK: ' ' })).toMatchObject({
      port: 8090,
      clock: 'system',
    })
  })

  it('takes every variable', () => {
    const env = {
      DERING_HOST: '::1',
      DERING_PORT: '0',
      DERING_TRUSTED_PROXIES: '10.0.0.5, 192.168.0.0/24,fd00::/8',
      DERING_DATA_DIR: '/data',
      DERING_DATABASE_URL: 'postgres://dering@db/dering',
      DERING_SEED_FILE: '/seed.json',
      DERING_CLOCK: 'test',
      DERING_ECHO_ADDRESS: '203.0.113.7',
      DERING_ECHO_PORTS: '40000-40039',
      ...meta,
    }
    expect(parseConfig(env)).toMatchObject({
      host: '::1',
      port: 0,
      trustedProxies: ['10.0.0.5', '192.168.0.0/24', 'fd00::/8'],
      dataDir: '/data',
      databaseUrl: 'postgres://dering@db/dering',
      seedFile: '/seed.json',
      clock: 'test',
      echo: { address: '203.0.113.7', ports: [40_000, 40_039] },
      meta: {
        graphUrl: 'https://graph.facebook.com/v26.0',
        appSecret: 's',
        verifyToken: 'v',
        accessToken: 'a',
      },
    })
  })

  it.each(['http://localhost:1/v26.0', 'http://127.9.9.9:1', 'http://[::1]:1'])(
    'asks for no secrets with a Graph API at %s',
    META_GRAPH_URL => {
      expect(parseConfig({ META_GRAPH_URL }).meta.appSecret).toBeUndefined()
    },
  )

  it.each([
    ['DERING_PORT', '65536'],
    ['DERING_PORT', 'http'],
    ['DERING_PORT', '-1'],
    ['DERING_HOST', 'not a host'],
    ['DERING_TRUSTED_PROXIES', 'everybody'],
    ['DERING_DATABASE_URL', 'mysql://x'],
    ['DERING_REDIS_URL', 'redis://127.0.0.1'],
    ['DERING_CLOCK', 'fake'],
    ['DERING_LOG_LEVEL', 'loud'],
    ['DERING_ECHO_ADDRESS', 'echo.example.com'],
    ['DERING_ECHO_PORTS', '40000'],
    ['DERING_ECHO_PORTS', '40000-40000'],
    ['DERING_ECHO_PORTS', '40000-70000'],
    ['DERING_ECHO_PORTS', '80-90'],
    ['META_GRAPH_URL', 'http://graph.facebook.com/v26.0'],
    ['META_GRAPH_URL', 'http://127.0.0.1.example.com/'],
    ['META_GRAPH_URL', 'graph'],
    ['META_ACCESS_TOKEN', 'two words'],
  ])('refuses %s=%s in one sentence that names it', (name, value) => {
    const refusal = refusalOf({ ...loopback, [name]: value })
    expect(refusal.variable).toBe(name)
    expect(refusal.message).toMatch(new RegExp(`^${name} [^\n]+\\.$`))
  })

  it.each(Object.keys(meta))("needs %s with Meta's own Graph API", name => {
    expect(refusalOf({ ...meta, [name]: '' }).variable).toBe(name)
  })

  it('refuses the test clock in production', () => {
    const env = { ...loopback, DERING_CLOCK: 'test', NODE_ENV: 'production' }
    expect(refusalOf(env).variable).toBe('DERING_CLOCK')
  })
})
