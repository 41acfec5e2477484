import type { Switch } from '../cdp/flags.ts'

/** `electron [switches] [-r module]… [app] [arguments of the app]`, read. */
export interface CommandLine {
  readonly switches: readonly Switch[]
  /** Modules to load before the app. */
  readonly required: readonly string[]
  /** The app's folder or main file, unless the executable carries its app with it. */
  readonly app: string | undefined
}

export function parseCommandLine(argv: readonly string[]): CommandLine {
  const switches: Switch[] = []
  const required: string[] = []
  let app: string | undefined
  for (let at = 0; at < argv.length; at++) {
    const argument = argv[at] ?? ''
    if (argument === '-r' || argument === '--require') {
      at++
      required.push(argv[at] ?? '')
    } else if (argument.startsWith('--')) {
      // Node's inspector was told by the wrapper script; Chromium has no such switch.
      if (argument !== '--' && !argument.startsWith('--inspect')) switches.push(parseSwitch(argument))
    } else {
      app ??= argument
    }
  }
  return { switches, required, app }
}

function parseSwitch(argument: string): Switch {
  const [name = '', ...value] = argument.slice(2).split('=')
  return value.length > 0 ? { name, value: value.join('=') } : { name }
}
