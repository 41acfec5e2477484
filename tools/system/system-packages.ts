import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A program that the machine must have, and Debian's package that brings it. */
export interface SystemProgram {
  readonly debianPackage: string
  /** Found when one of these is on the PATH or, for an absolute path, exists. */
  readonly anyOf: readonly string[]
}

const chromium: SystemProgram = {
  debianPackage: 'chromium',
  anyOf: ['/usr/lib/chromium/chromium', 'chromium', 'google-chrome'],
}
const xvfb: SystemProgram = { debianPackage: 'xvfb', anyOf: ['Xvfb'] }

/** What opening the app in the Chromium shell needs. */
export const shellPrograms: readonly SystemProgram[] = [chromium]

/** What a call without a screen needs (`npm start -- --check`). */
export const headlessPrograms: readonly SystemProgram[] = [chromium, xvfb]

/** What `npm run bench log` compares with. */
export const benchPrograms: readonly SystemProgram[] = [{ debianPackage: 'sqlite3', anyOf: ['sqlite3'] }]

/** What the whole test suite needs. */
export const testPrograms: readonly SystemProgram[] = [
  chromium,
  xvfb,
  { debianPackage: 'openbox', anyOf: ['openbox'] },
  { debianPackage: 'dbus', anyOf: ['dbus-daemon'] },
  { debianPackage: 'dbus-x11', anyOf: ['dbus-launch'] },
  { debianPackage: 'dunst', anyOf: ['dunst'] },
  { debianPackage: 'xdotool', anyOf: ['xdotool'] },
  { debianPackage: 'wmctrl', anyOf: ['wmctrl'] },
  { debianPackage: 'x11-utils', anyOf: ['xdpyinfo'] },
  { debianPackage: 'pulseaudio', anyOf: ['pulseaudio'] },
  { debianPackage: 'pulseaudio-utils', anyOf: ['parec'] },
  { debianPackage: 'openssl', anyOf: ['openssl'] },
  { debianPackage: 'postgresql', anyOf: ['/usr/lib/postgresql'] },
]

function isPresent(name: string): boolean {
  if (name.startsWith('/')) return existsSync(name)
  return (process.env['PATH'] ?? '').split(delimiter).some(folder => existsSync(join(folder, name)))
}

/** The programs of the list that this machine lacks. */
export function missingPrograms(programs: readonly SystemProgram[]): readonly SystemProgram[] {
  return programs.filter(program => !program.anyOf.some(isPresent))
}

function isDebian(): boolean {
  return existsSync('/usr/bin/apt-get') && /debian/i.test(readFileSync('/etc/os-release', 'utf8'))
}

/**
 * Installs what is missing when run as root on Debian, or in CI; elsewhere names the exact command.
 * @throws {Error} with that command, or when the installation failed.
 */
export function ensurePrograms(programs: readonly SystemProgram[]): void {
  const missing = missingPrograms(programs)
  if (missing.length === 0) return
  const names = [...new Set(missing.map(program => program.debianPackage))]
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...names]
  const isRoot = process.getuid?.() === 0
  const inCi = process.env['CI'] === 'true'
  if (!isDebian() || (!isRoot && !inCi)) {
    throw new Error(
      `Missing on this machine: ${names.join(', ')}. Install with:\n  sudo ${install.join(' ')}`,
    )
  }
  process.stderr.write(`Installing ${names.join(', ')} (apt-get)…\n`)
  apt(['apt-get', 'update', '-qq'], isRoot)
  apt(install, isRoot)
  const still = missingPrograms(programs)
  if (still.length > 0) {
    throw new Error(`Still missing after apt-get install: ${still.map(p => p.debianPackage).join(', ')}.`)
  }
}

function apt(command: readonly string[], isRoot: boolean): void {
  const [program = '', ...args] = isRoot ? command : ['sudo', '-n', ...command]
  const result = spawnSync(program, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (result.status !== 0) throw new Error(`${command.join(' ')} failed; run it by hand to see why.`)
}
