import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPolicy } from '#shared/policy/read-policy.ts'
import { noTiers } from '#shared/policy/resolve-policy.ts'
import { parseRegQuery } from '../../../../src-main/policy/parse-reg-query.ts'
import { createPolicyRegistry, type RunReg } from '../../../../src-main/policy/policy-registry.ts'

const machine = String.raw`HKEY_LOCAL_MACHINE\Software\Policies\Dering`
const user = String.raw`HKEY_CURRENT_USER\Software\Policies\Dering`

/** The form in which `reg.exe query <key> /s` prints every type that it knows. */
const everyType = [
  '',
  machine,
  '    (Standard)    REG_SZ    Größe',
  '    ServerUrl    REG_SZ    https://calls.example.com',
  '    AllowExport    REG_DWORD    0x0',
  '    localhistorydays    REG_DWORD    0x1e',
  '    AwayAfterMinutes    REG_QWORD    0xf',
  String.raw`    AllowedHidVendors    REG_MULTI_SZ    0b0e\0047f\0`,
  String.raw`    UpdateUrl    REG_EXPAND_SZ    https://updates.example.com/%COMPUTERNAME%`,
  '    LogLevel    REG_SZ    ',
  '    Nama perusahaan    REG_SZ    PT Sumber Rejeki — Çağrı 客服',
  '    Blob    REG_BINARY    00FF10',
  '    Nothing    REG_NONE    ',
  '',
  String.raw`${machine}\AllowedServerHosts`,
  '    1    REG_SZ    calls.example.com',
  '    2    REG_SZ    *.calls.example.com',
  '',
  String.raw`${machine}\Defaults`,
  '    Language    REG_SZ    id',
  '    AutoStart    REG_DWORD    0x1',
  '',
  'Ende der Suche: 13 Übereinstimmung(en) gefunden.',
  '',
].join('\r\n')

/** A registry that has these answers; what it has not is not there. */
const registry =
  (answers: Readonly<Record<string, string>>): RunReg =>
  args => {
    const output = answers[args[1] ?? '']
    return Promise.resolve(output === undefined ? { code: 1, output: '' } : { code: 0, output })
  }
const emptyAbove = {
  [String.raw`HKEY_LOCAL_MACHINE\Software\Policies`]: String.raw`HKEY_LOCAL_MACHINE\Software\Policies\Microsoft`,
  [String.raw`HKEY_CURRENT_USER\Software\Policies`]: '',
}

describe('[D9] what reg.exe prints', () => {
  it('is read for every type, in any language', () => {
    expect(parseRegQuery(everyType).get(machine.toLowerCase())).toEqual({
      '(Standard)': 'Größe',
      ServerUrl: 'https://calls.example.com',
      AllowExport: 0,
      localhistorydays: 30,
      AwayAfterMinutes: 15,
      AllowedHidVendors: ['0b0e', '047f'],
      UpdateUrl: 'https://updates.example.com/%COMPUTERNAME%',
      LogLevel: '',
      'Nama perusahaan': 'PT Sumber Rejeki — Çağrı 客服',
      Blob: '00FF10',
      Nothing: '',
    })
  })

  it('is never taken for more than it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), output => void parseRegQuery(output)))
    expect(parseRegQuery('    ServerUrl    REG_SZ    https://a.com').size).toBe(0)
  })
})

describe('[D9] the policy of Windows', () => {
  it('is what stands in both hives, lists in keys of their own', async () => {
    const userKey = `${user}\r\n    ServerUrl    REG_SZ    https://other.example.com\r\n`
    const store = createPolicyRegistry(registry({ [machine]: everyType, [user]: userKey }))
    const seen = await store.look()
    if (seen.kind !== 'read') throw new Error(seen.fault.detail)
    const { tiers, problems } = readPolicy(seen.document, noTiers)
    expect(tiers).toEqual({
      enforcedMachine: {
        ServerUrl: 'https://calls.example.com',
        AllowedServerHosts: ['calls.example.com', '*.calls.example.com'],
        AllowExport: false,
        LocalHistoryDays: 30,
        AwayAfterMinutes: 15,
        AllowedHidVendors: ['0b0e', '047f'],
      },
      enforcedUser: { ServerUrl: 'https://other.example.com' },
      defaultMachine: { Language: 'id', AutoStart: true },
    })
    expect(problems.map(({ key, why }) => `${key} ${why}`)).toEqual([
      'UpdateUrl invalid',
      'LogLevel invalid',
      'Nama perusahaan unknown',
      'Blob unknown',
      'Nothing unknown',
    ])
  })

  it('says nothing where nobody has written one', async () => {
    const seen = await createPolicyRegistry(registry(emptyAbove)).look()
    expect(seen).toMatchObject({ kind: 'read', document: { enforcedMachine: {}, enforcedUser: {} } })
  })

  it.each<[string, RunReg]>([
    ['reg.exe cannot be run', () => Promise.resolve(null)],
    ['nothing can be read', registry({})],
    [
      'the key is there and cannot be read',
      registry({ ...emptyAbove, [String.raw`HKEY_LOCAL_MACHINE\Software\Policies`]: machine.toUpperCase() }),
    ],
  ])('is a fault, and no absence, where %s', async (_what, run) => {
    await expect(createPolicyRegistry(run).look()).resolves.toMatchObject({
      kind: 'failed',
      fault: { why: 'unreadable' },
    })
  })
})
