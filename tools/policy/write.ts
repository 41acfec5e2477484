import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import prettier from 'prettier'
import { admx } from './admx.ts'
import { adml } from './adml.ts'
import { documentSchema, sampleDocument } from './facts.ts'
import { policyPage } from './page.ts'
import { allPreferences, mobileConfig } from './profile.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = 'assets/policies'

/** Everything that IT gets to read and to load, from the one table that the app obeys. */
const artefacts: Readonly<Record<string, string>> = {
  [`${folder}/windows/dering.admx`]: admx(),
  [`${folder}/windows/en-US/dering.adml`]: adml('en-US'),
  [`${folder}/windows/id-ID/dering.adml`]: adml('id-ID'),
  [`${folder}/macos/dering.mobileconfig`]: mobileConfig(),
  [`${folder}/macos/com.dering.desktop.plist`]: allPreferences(),
  [`${folder}/linux/policy.json`]: JSON.stringify({
    $schema: '../policies.schema.json',
    ...sampleDocument(),
  }),
  [`${folder}/policies.schema.json`]: JSON.stringify(documentSchema()),
  'docs/it/policies.md': policyPage(),
}

const isCheck = process.argv.includes('--check')
for (const [name, text] of Object.entries(artefacts)) {
  const file = path.join(root, name)
  const content = await formatted(file, text)
  if (!isCheck) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
  } else if (textOf(file) !== content) {
    process.stderr.write(`${name} differs from src-shared/policy: run \`npm run docs\` and commit it.\n`)
    process.exitCode = 1
  }
}

/** As the rest of the repository is written, where its formatter knows the kind of file. */
async function formatted(file: string, text: string): Promise<string> {
  if (!/\.(?:json|md)$/.test(file)) return text
  return prettier.format(text, { ...(await prettier.resolveConfig(file)), filepath: file })
}

/** Null where there is none. */
function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
