import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** What goes with one package that is in the app. */
export interface Licence {
  readonly name: string
  readonly version: string
  /** As SPDX names it. */
  readonly licence: string
  readonly text: string
}

/** Those that let a closed app use the work, and ask for no more than their text beside it. */
const allowed: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'OFL-1.1',
])

const typed = z.object({ type: z.string() }).transform(({ type }) => type)
const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  /** The longer forms are from long ago. */
  license: z.union([z.string(), typed, z.array(typed)]).optional(),
  licenses: z.array(typed).optional(),
  author: z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]).optional(),
})

/** Some packages say MIT and forget its text. */
const mit = readFileSync(path.join(import.meta.dirname, 'texts', 'mit.txt'), 'utf8')

/**
 * The licence of the package in this folder.
 * @throws {Error} when there is none, or one that nobody has agreed to
 */
export function licenceOf(folder: string): Licence {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')))
  const { name, version, author } = manifest
  const licence = [manifest.license ?? manifest.licenses ?? []].flat().join(' OR ')
  if (licence === '') throw new Error(`${name} ${version} has no licence.`)
  if (!allowed.has(licence)) {
    throw new Error(`${name} ${version} has the licence ${licence}, which nobody has agreed to.`)
  }
  const text = textIn(folder) ?? (licence === 'MIT' && author ? mit.replace('{{holder}}', author) : undefined)
  if (text === undefined) throw new Error(`${name} ${version} comes without the text of its licence.`)
  return { name, version, licence, text }
}

/** The licence and what is to be told with it; undefined where the folder has neither. */
function textIn(folder: string): string | undefined {
  const files = readdirSync(folder)
    .filter(file => /^(?:licen[cs]e|copying|notice)(?:$|[.-](?:md|txt)$)/i.test(file))
    .sort()
  if (files.length === 0) return undefined
  return files.map(file => readFileSync(path.join(folder, file), 'utf8').trim()).join('\n\n')
}
