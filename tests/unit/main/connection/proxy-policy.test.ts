import { beforeEach, describe, expect, it } from 'vitest'
import type { PolicyValues } from '#shared/policy/policy-keys.ts'
import { noTiers, resolvePolicy } from '#shared/policy/resolve-policy.ts'
import { proxyConfig, type ProxyConfig, ProxyPolicy } from '../../../../src-main/connection/proxy-policy.ts'
import { recordingLog } from '../../../support/recording-log.ts'

const policy = (enforcedMachine: PolicyValues) => resolvePolicy({ ...noTiers, enforcedMachine }, {})
const fixed = { ProxyMode: 'fixed', ProxyServer: 'proxy.example.com:3128' } as const

describe('[D9] the way out by policy', () => {
  it.each<[PolicyValues, ProxyConfig]>([
    [{}, { mode: 'system' }],
    [{ ProxyMode: 'direct', ProxyServer: 'proxy.example.com:3128' }, { mode: 'direct' }],
    [fixed, { mode: 'fixed_servers', proxyRules: 'proxy.example.com:3128', proxyBypassRules: '<local>' }],
    [
      { ...fixed, ProxyBypass: ['*.example.com', '10.0.0.0/8'] },
      {
        mode: 'fixed_servers',
        proxyRules: 'proxy.example.com:3128',
        proxyBypassRules: '*.example.com;10.0.0.0/8',
      },
    ],
    // A proxy that nobody names locks nobody out.
    [{ ProxyMode: 'fixed' }, { mode: 'system' }],
  ])('of %o is %o', (values, config) => {
    expect(proxyConfig(policy(values))).toEqual(config)
  })
})

describe('[D9] a change of the policy', () => {
  let values: PolicyValues
  let set: ProxyConfig[]
  let closed: number
  let fails: boolean
  const log = recordingLog()

  beforeEach(() => {
    values = {}
    set = []
    closed = 0
    fails = false
  })

  const open = () =>
    new ProxyPolicy({
      session: {
        async setProxy(config) {
          if (fails) throw new Error('refused')
          set.push(config)
          await Promise.resolve()
        },
        async closeAllConnections() {
          closed += 1
          await Promise.resolve()
        },
      },
      policy: () => policy(values),
      log,
    })

  it('leaves the system’s way alone where nobody decides', async () => {
    await expect(open().follow()).resolves.toBe(false)
    expect(set).toEqual([])
  })

  it('leads elsewhere once, and ends what stands on the old way', async () => {
    const proxy = open()
    values = fixed
    await expect(proxy.follow()).resolves.toBe(true)
    await expect(proxy.follow()).resolves.toBe(false)
    values = {}
    await expect(proxy.follow()).resolves.toBe(true)
    expect(set.map(({ mode }) => mode)).toEqual(['fixed_servers', 'system'])
    expect(closed).toBe(2)
  })

  it('goes on where it cannot be set, and says so', async () => {
    values = fixed
    fails = true
    await expect(open().follow()).resolves.toBe(false)
    expect(log.lines.at(-1)).toMatchObject({ level: 'error' })
  })
})
