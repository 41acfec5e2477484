import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { CannotStartError } from '../launch/cannot-start.ts'

/** Debian's own binary first: the `chromium` on PATH is a wrapper there, with flags and messages of its own. */
const debianChromium = '/usr/lib/chromium/chromium'
const namesOnPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const advice = 'run `apt-get install chromium`, or name one in ELECTRON_SHELL_CHROMIUM'

/** The browser to run. Throws `CannotStartError` when the machine has none. */
export function findChromium(environment: NodeJS.ProcessEnv): string {
  const named = environment['ELECTRON_SHELL_CHROMIUM']
  if (named && !isExecutable(named)) throw new CannotStartError(`${named} is no program: ${advice}`)
  if (named) return named
  const folders = (environment['PATH'] ?? '').split(path.delimiter).filter(Boolean)
  const onPath = namesOnPath.flatMap(name => folders.map(folder => path.join(folder, name)))
  const found = [debianChromium, ...onPath].find(isExecutable)
  if (!found) throw new CannotStartError(`No Chromium was found: ${advice}`)
  return found
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false // the question is only whether it is there and may run
  }
}
