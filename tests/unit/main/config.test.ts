import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../../../src-main/config.ts'

const read = (env: Record<string, string>, isPackaged = false) => readConfig({ env, isPackaged })

describe('the configuration of the desktop', () => {
  it('needs nothing', () => {
    expect(read({})).toEqual({
      serverUrl: undefined,
      profileDir: undefined,
      signIn: undefined,
      host: 'electron',
      isHidden: false,
      isWayland: false,
      logLevel: 'warn',
    })
  })

  it.each([
    ['https://calls.example.com', 'https://calls.example.com'],
    ['https://calls.example.com:8443/', 'https://calls.example.com:8443'],
    ['http://127.0.0.1:1234', 'http://127.0.0.1:1234'],
    ['http://localhost:1234', 'http://localhost:1234'],
    ['http://[::1]:1234', 'http://[::1]:1234'],
  ])('takes %s', (text, serverUrl) => {
    expect(read({ DERING_SERVER_URL: text }).serverUrl).toBe(serverUrl)
  })

  it.each([
    'http://calls.example.com',
    'http://127.0.0.1.evil.com',
    'ftp://calls.example.com',
    'https://user:pass@calls.example.com',
    'https://calls.example.com/base',
    'calls.example.com',
    '',
  ])('refuses %j, naming the variable', text => {
    expect(() => read({ DERING_SERVER_URL: text })).toThrow(ConfigError)
    expect(() => read({ DERING_SERVER_URL: text })).toThrow(/DERING_SERVER_URL/)
  })

  it('signs in by itself in a demo, and never in a packaged app', () => {
    const env = { DERING_SIGN_IN: 'ani@example.com:a:good:password' }
    expect(read(env).signIn).toEqual({ email: 'ani@example.com', password: 'a:good:password' })
    expect(read(env, true).signIn).toBeUndefined()
  })

  it('[D9] takes a policy of one’s own in development, and never in a packaged app', () => {
    const env = { DERING_POLICY_FILE: '/home/ani/policy.json' }
    expect(read(env).policyFile).toBe('/home/ani/policy.json')
    expect(read(env, true).policyFile).toBeUndefined()
  })

  it('does not repeat a secret that it cannot use', () => {
    expect(() => read({ DERING_SIGN_IN: 'secret-word' })).toThrow(/DERING_SIGN_IN/)
    expect(() => read({ DERING_SIGN_IN: 'secret-word' })).not.toThrow(/secret-word/)
  })

  it('refuses a level of the log that does not exist', () => {
    expect(read({ DERING_LOG_LEVEL: 'info' }).logLevel).toBe('info')
    expect(() => read({ DERING_LOG_LEVEL: 'loud' })).toThrow(/DERING_LOG_LEVEL/)
  })
})
