/** `npm run release -- <command>`: keys, signing, roll-out and rollback of the desktop's releases. See docs/releasing.md. */
import { parseArgs } from 'node:util'
import { makeKeys } from './make-keys.ts'
import { publishRelease } from './publish-release.ts'
import { ReleaseError } from './release-error.ts'
import { changeRelease } from './change-release.ts'

const usage = `npm run release -- keys     --keys <folder>
npm run release -- publish  --keys <folder> --server <folder> --dist <folder> --channel stable|beta
                            [--percent 0…100] [--min-version <version>] [--urgent] [--days 30]
npm run release -- rollout  --keys <folder> --server <folder> --channel stable|beta --percent 0…100 [--days 30]
npm run release -- rollback --keys <folder> --server <folder> --channel stable|beta --to <version> [--days 30]
`

const wrongUse = 2

try {
  process.stdout.write(`${run(process.argv.slice(2)).join('\n')}\n`)
} catch (error) {
  if (!(error instanceof ReleaseError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = wrongUse
}

/** @returns what was done, a line each */
function run(args: readonly string[]): readonly string[] {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      keys: { type: 'string' },
      server: { type: 'string' },
      dist: { type: 'string' },
      channel: { type: 'string' },
      percent: { type: 'string' },
      'min-version': { type: 'string' },
      urgent: { type: 'boolean', default: false },
      days: { type: 'string', default: '30' },
      to: { type: 'string' },
    },
  })
  const named = (name: keyof typeof values): string => {
    const value = values[name]
    if (typeof value !== 'string') throw new ReleaseError(`--${name} is missing.\n\n${usage}`)
    return value
  }
  const percent = (text: string): number => wholeNumber('percent', text, { least: 0, most: 100 })
  const times = () => ({ now: Date.now(), days: wholeNumber('days', values.days, { least: 1, most: 90 }) })
  switch (positionals[0]) {
    case 'keys':
      return makeKeys(named('keys'))
    case 'publish':
      return publishRelease({
        keys: named('keys'),
        server: named('server'),
        dist: named('dist'),
        channel: channelOf(named('channel')),
        rolloutPercent: percent(values.percent ?? '100'),
        minVersion: values['min-version'] ?? null,
        urgent: values.urgent,
        ...times(),
      })
    case 'rollout': {
      const rolloutPercent = percent(named('percent'))
      return changeRelease({
        keys: named('keys'),
        server: named('server'),
        channel: channelOf(named('channel')),
        change: { rolloutPercent },
        ...times(),
      })
    }
    case 'rollback':
      return changeRelease({
        keys: named('keys'),
        server: named('server'),
        channel: channelOf(named('channel')),
        from: named('to'),
        change: { rollback: true, rolloutPercent: 100 },
        ...times(),
      })
    default:
      throw new ReleaseError(usage)
  }
}

function channelOf(text: string): 'stable' | 'beta' {
  if (text === 'stable' || text === 'beta') return text
  throw new ReleaseError(`--channel is "${text}": it must be stable or beta.`)
}

function wholeNumber(name: string, text: string, { least, most }: { least: number; most: number }): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new ReleaseError(`--${name} is "${text}": it must be a whole number from ${least} to ${most}.`)
}
