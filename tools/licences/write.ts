import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import prettier from 'prettier'
import { type Licence, licenceOf } from './licence-of.ts'
import { packagesInApp } from './packages-in-app.ts'

/** `node tools/licences/write.ts [--check]`: the licences of everything that is in the built app. */
const root = fileURLToPath(new URL('../..', import.meta.url))
/** For the window, which shows them. */
const listFile = 'src-renderer/features/licences/licences.json'
/** For the folder of the installed app. */
const textFile = 'assets/licences/third-party-licences.txt'

const rnnoise: Licence = {
  name: 'RNNoise',
  version: 'in @jitsi/rnnoise-wasm',
  licence: 'BSD-3-Clause',
  text: readFileSync(path.join(import.meta.dirname, 'texts', 'rnnoise.txt'), 'utf8').trim(),
}

const isCheck = process.argv.includes('--check')
try {
  const licences = [...packagesInApp(root).map(licenceOf), rnnoise].sort((a, b) => order(a, b))
  const list = JSON.stringify(licences)
  put(listFile, await prettier.format(list, { ...(await prettier.resolveConfig(listFile)), parser: 'json' }))
  put(textFile, textOf(licences))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

function order(a: Licence, b: Licence): number {
  return a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en')
}

function textOf(licences: readonly Licence[]): string {
  const line = '-'.repeat(80)
  const parts = licences.map(({ name, version, licence, text }) => [
    line,
    `${name} ${version} (${licence})`,
    line,
    text,
  ])
  const opening = 'Dering contains the following works of others, each under its own licence.'
  const chromium = 'The licences of Chromium lie beside the app, in LICENSES.chromium.html.'
  return `${[opening, chromium, ...parts.flat()].join('\n\n')}\n`
}

function put(name: string, content: string): void {
  const file = path.join(root, name)
  if (!isCheck) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
  } else if (readIfPresent(file) !== content) {
    throw new Error(`${name} differs from what is in the app: run \`npm run licences\` and commit it.`)
  }
}

function readIfPresent(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
