import { demoPeople, type DemoRole } from './demo-seed.ts'

const isRole = (word: string): word is DemoRole => Object.hasOwn(demoPeople, word)

/**
 * For whom the demo opens an app: `--as supervisor`, `--as agent,admin`; for the agent where nothing is said.
 * @throws {Error} for a word that is no role
 */
export function readRoles(argv: readonly string[]): readonly DemoRole[] {
  const at = argv.indexOf('--as')
  const words = at === -1 ? ['agent'] : (argv[at + 1] ?? '').split(',').map(word => word.trim())
  const unknown = words.find(word => !isRole(word))
  if (unknown !== undefined) {
    throw new Error(
      `--as takes ${Object.keys(demoPeople).join(', ')}, with commas between; not “${unknown}”.`,
    )
  }
  return [...new Set(words.filter(isRole))]
}
