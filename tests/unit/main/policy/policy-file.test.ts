import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyDocument } from '#shared/policy/read-policy.ts'
import { createPolicyFile } from '../../../../src-main/policy/policy-file.ts'

const me = process.getuid?.() ?? 0
const nobody = 65_534

let folder: string
let file: string
const look = (ownerIds = [me]) => createPolicyFile({ file, ownerIds }).look()
const write = (content: unknown) => {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o644 })
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dering-policy-'))
  file = path.join(folder, 'policy.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('[D9] the policy file of Linux', () => {
  it('is read: enforced at the root, the rest under Defaults', async () => {
    write({ $schema: 'policies.schema.json', Language: 'id', Defaults: { AutoStart: true } })
    await expect(look()).resolves.toEqual({
      kind: 'read',
      document: {
        ...emptyDocument,
        enforcedMachine: { Language: 'id' },
        defaultMachine: { AutoStart: true },
      },
    })
  })

  it('says nothing where there is none, nor a folder for it', async () => {
    await expect(look()).resolves.toEqual({ kind: 'read', document: emptyDocument })
    file = path.join(folder, 'no-folder', 'policy.json')
    await expect(look()).resolves.toEqual({ kind: 'read', document: emptyDocument })
  })

  it.each([
    ['group', 0o664],
    ['everybody', 0o646],
  ])('is not obeyed where the %s can write it', async (_who, mode) => {
    write({ Language: 'id' })
    chmodSync(file, mode)
    await expect(look()).resolves.toMatchObject({ kind: 'failed', fault: { why: 'untrusted' } })
  })

  it('is not obeyed where it belongs to an ordinary user', async () => {
    write({ Language: 'id' })
    if (me === 0) chownSync(file, nobody, nobody)
    await expect(look([])).resolves.toMatchObject({
      kind: 'failed',
      fault: { why: 'untrusted', detail: `${file} does not belong to root` },
    })
  })

  it('is judged where it lies, not by the link to it', async () => {
    const target = path.join(folder, 'elsewhere.json')
    writeFileSync(target, JSON.stringify({ Language: 'id' }), { mode: 0o644 })
    chmodSync(target, 0o666)
    symlinkSync(target, file)
    await expect(look()).resolves.toMatchObject({ kind: 'failed', fault: { why: 'untrusted' } })
  })

  it.each([
    ['nothing', ''],
    ['half of it', '{"Language": "id",'],
    ['a list', '[]'],
    ['null', 'null'],
    ['Defaults that are no object', '{"Defaults": [1]}'],
    ['another format', 'Language=id'],
  ])('is malformed where it has %s', async (_what, content) => {
    write(content)
    await expect(look()).resolves.toMatchObject({ kind: 'failed', fault: { why: 'malformed' } })
  })

  it('is not obeyed where it is no file, or far too large', async () => {
    write({ Language: 'id', Comment: 'x'.repeat(300_000) })
    await expect(look()).resolves.toMatchObject({ kind: 'failed', fault: { why: 'untrusted' } })
    rmSync(file)
    mkdirSync(file)
    chmodSync(file, 0o755)
    await expect(look()).resolves.toMatchObject({ kind: 'failed' })
  })
})
