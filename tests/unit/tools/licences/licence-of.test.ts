import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { licenceOf } from '../../../../tools/licences/licence-of.ts'
import { packageOf } from '../../../../tools/licences/packages-in-app.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dering-licence-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

function aPackage(manifest: object, files: Readonly<Record<string, string>> = {}): void {
  const whole = { name: 'thing', version: '1.2.3', ...manifest }
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(whole))
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
}

describe('the licence of a package', () => {
  it('goes with its text and what is to be told with it', () => {
    aPackage({ license: 'Apache-2.0' }, { 'LICENSE.txt': 'Apache', NOTICE: 'By us', 'licenser.js': 'code' })
    expect(licenceOf(folder)).toEqual({
      name: 'thing',
      version: '1.2.3',
      licence: 'Apache-2.0',
      text: 'Apache\n\nBy us',
    })
  })

  it.each([{ license: { type: 'MIT' } }, { license: [{ type: 'MIT' }] }, { licenses: [{ type: 'MIT' }] }])(
    'is read as it was written long ago: %o',
    manifest => {
      aPackage(manifest, { license: 'MIT' })
      expect(licenceOf(folder).licence).toBe('MIT')
    },
  )

  it('names its author where a package forgot the text of MIT', () => {
    aPackage({ license: 'MIT', author: { name: 'Ani' } })
    expect(licenceOf(folder).text).toMatch(/Copyright \(c\) Ani\n[^]*WITHOUT WARRANTY/)
  })

  it.each([
    [{}, 'thing 1.2.3 has no licence.'],
    [{ license: 'GPL-3.0' }, 'thing 1.2.3 has the licence GPL-3.0, which nobody has agreed to.'],
    [{ license: 'ISC' }, 'thing 1.2.3 comes without the text of its licence.'],
  ])('stops the gate where it cannot be passed on: %o', (manifest, words) => {
    aPackage(manifest)
    expect(() => licenceOf(folder)).toThrow(words)
  })
})

it.each([
  ['/app/node_modules/ws/lib/sender.js', '/app/node_modules/ws'],
  ['/app/node_modules/a/node_modules/@b/c/index.js', '/app/node_modules/a/node_modules/@b/c'],
  ['/app/src-main/index.ts', null],
])('%s belongs to %s', (file, folderOf) => {
  expect(packageOf(file)).toBe(folderOf)
})
