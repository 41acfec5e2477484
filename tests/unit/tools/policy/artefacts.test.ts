import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { policyKeyNames, policyKeys } from '#shared/policy/policy-keys.ts'
import { policyWords } from '#shared/policy/policy-words.ts'
import { emptyDocument, readPolicy } from '#shared/policy/read-policy.ts'
import { noTiers } from '#shared/policy/resolve-policy.ts'
import { parseRegQuery } from '../../../../src-main/policy/parse-reg-query.ts'
import { createPolicyRegistry } from '../../../../src-main/policy/policy-registry.ts'

const folder = path.resolve(import.meta.dirname, '../../../../assets/policies')
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8')

// The builder's own parsers of XML, so that these files are read by something that did not write them.
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'))
const lists = createRequire(builder.resolve('app-builder-lib/package.json'))('plist') as {
  parse(text: string): unknown
}
interface XmlNode {
  readonly tagName: string
  readonly textContent: string
  getAttribute(name: string): string | null
  getElementsByTagName(name: string): ArrayLike<XmlNode>
}
const { DOMParser } = createRequire(
  createRequire(builder.resolve('app-builder-lib/package.json')).resolve('plist/package.json'),
)('@xmldom/xmldom') as {
  DOMParser: new (options: object) => { parseFromString(text: string, type: string): XmlNode }
}

/** Throws at the first thing that is not well-formed. */
function parseXml(text: string): XmlNode {
  const fail = (...what: unknown[]): never => {
    throw new Error(what.join(' '))
  }
  const options = { errorHandler: fail, onError: fail }
  return new DOMParser(options).parseFromString(text, 'text/xml')
}
const all = (root: XmlNode, name: string): readonly XmlNode[] => Array.from(root.getElementsByTagName(name))
const byId = (root: XmlNode, name: string, key: string) =>
  new Map(all(root, name).map(node => [node.getAttribute(key) ?? '', node]))

const ours = String.raw`Software\Policies\Dering`
const admx = parseXml(read('windows/dering.admx'))
const policies = byId(admx, 'policy', 'name')
const elementOf = {
  count: 'decimal',
  choice: 'enum',
  text: 'text',
  list: 'list',
  switch: 'enabledValue',
} as const

describe('[D9] the forms of Windows', () => {
  it.each(policyKeyNames)('set %s as the app reads it', key => {
    const { kind, setting } = policyKeys[key]
    const policy = policies.get(key)!
    expect(policy.getAttribute('class')).toBe('Both')
    expect(policy.getAttribute('key')).toBe(ours)
    const field = all(policy, elementOf[kind])[0]!
    if (kind === 'list') {
      expect(field.getAttribute('key')).toBe(`${ours}\\${key}`)
    } else {
      expect((kind === 'switch' ? policy : field).getAttribute('valueName')).toBe(key)
    }
    const hasDefault = setting !== undefined || key === 'ServerUrl'
    expect(policies.has(`${key}_Default`)).toBe(hasDefault)
    if (!hasDefault) return
    const inDefaults = policies.get(`${key}_Default`)!
    expect(inDefaults.getAttribute('class')).toBe('Machine')
    expect(inDefaults.getAttribute('key')).toBe(`${ours}\\Defaults`)
  })

  it('offer choices and limits that the app takes, and no other', () => {
    for (const key of policyKeyNames) {
      const { kind, schema } = policyKeys[key]
      const policy = policies.get(key)!
      if (kind === 'choice') {
        const offered = all(policy, 'string').map(node => node.textContent)
        expect(offered.length).toBeGreaterThan(1)
        for (const option of offered) expect(schema.safeParse(option).success).toBe(true)
      }
      if (kind === 'count') {
        const field = all(policy, 'decimal')[0]!
        const [min, max] = ['minValue', 'maxValue'].map(name => Number(field.getAttribute(name)))
        expect([min, max].map(value => schema.safeParse(value).success)).toEqual([true, true])
        expect([min! - 1, max! + 1].map(value => schema.safeParse(value).success)).toEqual([false, false])
      }
    }
  })

  it.each(['en-US', 'id-ID'] as const)('have every text and every control in %s', language => {
    const adml = parseXml(read(`windows/${language}/dering.adml`))
    const strings = byId(adml, 'string', 'id')
    const presentations = byId(adml, 'presentation', 'id')
    const refers = [...read('windows/dering.admx').matchAll(/\$\((string|presentation)\.(\w+)\)/g)]
    expect(refers.length).toBeGreaterThan(policyKeyNames.length)
    for (const [, kind, id = ''] of refers) {
      expect((kind === 'string' ? strings : presentations).has(id), id).toBe(true)
    }
    for (const key of policyKeyNames) {
      expect(strings.get(`${key}_About`)?.textContent).toContain(policyWords[language][key].about)
    }
  })

  it('write what the app then obeys', async () => {
    const machine = String.raw`HKEY_LOCAL_MACHINE\Software\Policies\Dering`
    const written = policyKeyNames.map(key => {
      const { kind, example } = policyKeys[key]
      if (kind === 'list')
        return [
          `${machine}\\${key}`,
          ...[example].flat().map((entry, index) => `    ${index + 1}    REG_SZ    ${String(entry)}`),
        ]
      const isNumber = kind === 'switch' || kind === 'count'
      return [
        machine,
        `    ${key}    ${isNumber ? `REG_DWORD    0x${Number(example).toString(16)}` : `REG_SZ    ${String(example)}`}`,
      ]
    })
    // `reg.exe` prints a key once, with its values.
    const own = written.filter(([key]) => key === machine).map(([, value]) => value)
    const output = [machine, ...own, ...written.filter(([key]) => key !== machine).flat()].join('\r\n')
    expect(parseRegQuery(output).size).toBeGreaterThan(1)
    const run = (args: readonly string[]) =>
      Promise.resolve({ code: 0, output: args[1] === machine ? output : '' })
    const seen = await createPolicyRegistry(run).look()
    if (seen.kind !== 'read') throw new Error(seen.fault.detail)
    expect(readPolicy(seen.document, noTiers)).toEqual({
      tiers: {
        ...noTiers,
        enforcedMachine: Object.fromEntries(policyKeyNames.map(key => [key, policyKeys[key].example])),
      },
      problems: [],
    })
  })
})

describe('[D9] the samples', () => {
  const examples = Object.fromEntries(policyKeyNames.map(key => [key, policyKeys[key].example]))

  it('of macOS have every key, in the type that the app takes', () => {
    expect(lists.parse(read('macos/com.dering.desktop.plist'))).toEqual(examples)
  })

  it('of macOS are a profile of the app’s own domain', () => {
    const profile = lists.parse(read('macos/dering.mobileconfig')) as {
      PayloadType: string
      PayloadContent: readonly Record<string, unknown>[]
    }
    expect(profile.PayloadType).toBe('Configuration')
    expect(profile.PayloadContent[0]?.['PayloadType']).toBe('com.dering.desktop')
    expect(profile.PayloadContent[0]?.['ServerUrl']).toBe(examples['ServerUrl'])
  })

  it('of Linux are obeyed as they are', () => {
    const {
      $schema: _schema,
      Defaults: defaultMachine,
      ...enforcedMachine
    } = JSON.parse(read('linux/policy.json')) as {
      $schema: string
      Defaults: Record<string, unknown>
    } & Record<string, unknown>
    const { tiers, problems } = readPolicy({ ...emptyDocument, enforcedMachine, defaultMachine }, noTiers)
    expect(problems).toEqual([])
    expect(tiers).toEqual({ enforcedMachine, enforcedUser: {}, defaultMachine })
  })

  it('are described by a schema that has every key', () => {
    const schema = JSON.parse(read('policies.schema.json')) as { properties: Record<string, object> }
    expect(Object.keys(schema.properties)).toEqual(['$schema', ...policyKeyNames, 'Defaults'])
  })

  it('are explained in both languages, and the words differ', () => {
    for (const key of policyKeyNames) {
      expect(policyWords['en-US'][key].about).not.toBe(policyWords['id-ID'][key].about)
    }
  })
})
