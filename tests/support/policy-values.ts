import { type PolicyKey, policyKeys } from '#shared/policy/policy-keys.ts'

/** Two values that differ, and some that its key does not take. */
export interface PolicySamples {
  readonly one: unknown
  readonly other: unknown
  readonly wrong: readonly unknown[]
}

const onOff: PolicySamples = { one: true, other: false, wrong: ['yes', 2, null, [], {}, ''] }
const wrongVersions = ['', '1.2', 'latest', '1.2.3.4', 'v1.2.3', '1.2.3-rc.1', 123]

/** Written by hand, so that they disagree with a schema that is changed without thought. */
export const policySamples: Readonly<Record<PolicyKey, PolicySamples>> = {
  ServerUrl: {
    one: 'https://calls.example.com',
    other: 'http://127.0.0.1:8091',
    wrong: [
      '',
      'calls.example.com',
      'http://calls.example.com',
      'http://127.0.0.1.evil.com',
      'https://a:b@calls.example.com',
      'https://calls.example.com/base',
      'https://calls.example.com?a=b',
      'file:///etc/passwd',
      'javascript:alert(1)',
      1,
      ['https://calls.example.com'],
    ],
  },
  AllowedServerHosts: {
    one: ['calls.example.com'],
    other: ['*.example.com', '10.0.0.1'],
    wrong: [[], 'calls.example.com', ['https://calls.example.com'], ['calls.*.com'], [1], ['']],
  },
  ProxyMode: { one: 'fixed', other: 'direct', wrong: ['', 'pac', 'FIXED', true, 0] },
  ProxyServer: {
    one: 'proxy.example.com:3128',
    other: 'https://10.0.0.1:8443',
    wrong: [
      '',
      'proxy.example.com',
      'proxy.example.com:0',
      'proxy.example.com:65536',
      'socks5://proxy.example.com:1080',
      'user:password@proxy.example.com:3128',
      'a:1;b:2',
      'a:1, direct://',
      'http://proxy.example.com:3128/path',
      3128,
    ],
  },
  ProxyBypass: {
    one: ['<local>'],
    other: ['*.example.com', '10.0.0.0/8', 'intranet:8443'],
    wrong: [[], '<local>', ['a;b'], ['a,b'], [' '], ['https://a.example.com'], [1]],
  },
  AutoUpdateMode: { one: 'off', other: 'notify', wrong: ['', 'OFF', 'never', true, 0] },
  UpdateChannel: { one: 'beta', other: 'stable', wrong: ['', 'latest', 'nightly', 1] },
  UpdateUrl: {
    one: 'https://updates.example.com/dering',
    other: 'https://10.0.0.1:8443/a/b',
    wrong: ['', 'http://updates.example.com', 'ftp://updates.example.com', 'https://a@b.com/c', '/a', 1],
  },
  TargetVersion: { one: '1.4.2', other: '1.5.0-beta.1', wrong: wrongVersions },
  UpdateWindow: {
    one: '2200-0600',
    other: '0900-1800',
    wrong: ['', '22-06', '2400-0600', '2200-0660', '2200-2200', '22:00-06:00', 2200],
  },
  MinimumVersion: { one: '1.4.2', other: '1.5.0-beta.1', wrong: wrongVersions },
  AutoStart: onOff,
  StartHidden: onOff,
  CloseToTray: onOff,
  TelLinks: onOff,
  Language: { one: 'id', other: 'en', wrong: ['', 'fr', 'EN', 1] },
  OutsideAlerts: { one: 'always', other: 'never', wrong: ['', 'sometimes', true] },
  NamesOnLockScreen: onOff,
  NoiseSuppression: { one: 'off', other: 'browser', wrong: ['', 'on', true] },
  AwayAfterMinutes: { one: 15, other: 0, wrong: [-1, 241, 1.5, '', 'ten', true, []] },
  AwayWhenLocked: onOff,
  LocalHistoryDays: { one: 30, other: 0, wrong: [-1, 3_651, 1.5, '', 'ten', '99999999999', null] },
  AllowExport: onOff,
  AllowGlobalShortcuts: onOff,
  AllowedHidVendors: {
    one: ['0b0e'],
    other: ['047f', '0b0e'],
    wrong: [[], '0b0e', ['0B0E'], ['0x0b0e'], ['b0e'], [2830]],
  },
  LogLevel: { one: 'error', other: 'warn', wrong: ['', 'debug', 'silent', 0] },
}

/** As the registry and some tools write the same: numbers for switches, text for numbers. */
export const asRegistryWrites = (key: PolicyKey, value: unknown): unknown => {
  if (typeof value === 'boolean') return Number(value)
  return policyKeys[key].kind === 'count' ? String(value) : value
}
