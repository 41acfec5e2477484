import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const page = join(root, 'docs', 'rules.md')

/** A title of a test that begins with the ids of the rules that it shows: `'[I5] [R3] two agents …'`. */
const ruleTitle = /(?:\(|^)\s*(['"`])((?:\[[A-Z]\d+\] ?)+)/gm
/** A row of the page whose last cell says which tests show the rule. */
const ruleRow = /^\| ([A-Z]\d+)( \*)? \| (.*) \| ([^|]*)\|$/

/** Which test files quote which rule, by folder and name. */
function filesByRule(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  for (const file of globSync('tests/**/*.{test,spec}.ts', { cwd: root }).toSorted()) {
    for (const [, , ids = ''] of readFileSync(join(root, file), 'utf8').matchAll(ruleTitle)) {
      for (const [, id = ''] of ids.matchAll(/\[([A-Z]\d+)\]/g)) {
        found.set(id, (found.get(id) ?? new Set()).add(file))
      }
    }
  }
  return new Map([...found].map(([id, files]) => [id, [...files]]))
}

/** The places where a reader should look first; a rule of many tests names the nearest ones. */
function shownBy(files: readonly string[]): string {
  const named = files.slice(0, 3).map(file => `[${name(file)}](../${file})`)
  return files.length > 3 ? `${named.join(', ')} and ${files.length - 3} more` : named.join(', ')
}

const name = (file: string) => (file.split('/').at(-1) ?? file).replace(/\.(test|spec)\.ts$/, '')

const tests = filesByRule()
const untested: string[] = []
const before = readFileSync(page, 'utf8')
const after = before
  .split('\n')
  .map(line => {
    const row = ruleRow.exec(line)
    if (!row) return line
    const [, id = '', star = '', rule = ''] = row
    const files = tests.get(id) ?? []
    if (files.length === 0) untested.push(id)
    return `| ${id}${star} | ${rule} | ${shownBy(files)} |`
  })
  .join('\n')

if (untested.length > 0) {
  process.stderr.write(`No test has a title that begins with: ${untested.join(', ')}.\n`)
  process.exitCode = 1
}
if (!process.argv.includes('--check')) {
  writeFileSync(page, after)
} else if (before !== after) {
  process.stderr.write('docs/rules.md differs from the tests: run `npm run docs` and commit it.\n')
  process.exitCode = 1
}
