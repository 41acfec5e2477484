import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { hashOf } from '../../../tools/build/source-hash.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'dering-hash-'))
  mkdirSync(path.join(root, 'src', 'deep'), { recursive: true })
  writeFileSync(path.join(root, 'src', 'a.ts'), 'a')
  writeFileSync(path.join(root, 'src', 'deep', 'b.ts'), 'b')
  writeFileSync(path.join(root, 'lock.json'), '{}')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const hash = () => hashOf(root, ['src', 'lock.json'])

it('changes with any content and any name, and with nothing else', async () => {
  const first = await hash()
  expect(await hash()).toBe(first)
  writeFileSync(path.join(root, 'unrelated.ts'), 'x')
  expect(await hash()).toBe(first)
  writeFileSync(path.join(root, 'src', 'deep', 'b.ts'), 'c')
  const changed = await hash()
  expect(changed).not.toBe(first)
  renameSync(path.join(root, 'src', 'a.ts'), path.join(root, 'src', 'z.ts'))
  expect(await hash()).not.toBe(changed)
})
