/** The shell's start: read the command line, run the app's main module, then start Chromium and say `ready`. */
import { createRequire } from 'node:module'
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { app } from './app/app.ts'
import { findApp } from './launch/app-folder.ts'
import { CannotStartError } from './launch/cannot-start.ts'
import { parseCommandLine } from './launch/command-line.ts'
import { startBrowser } from './launch/start-browser.ts'
import { warn } from './log.ts'

/** The Electron whose types the shell is written against. */
const electronVersion = '45.4.1'
const usageError = 64

async function run(): Promise<void> {
  const executable = process.env['ELECTRON_SHELL_EXECUTABLE'] ?? process.execPath
  const argv = process.argv.slice(2)
  const commandLine = parseCommandLine(argv)
  const found = await findApp(executable, commandLine.app)
  if (!found) {
    warn('usage: electron [switches] <folder or file of the app>')
    process.exit(usageError)
  }
  for (const { name, value } of commandLine.switches) app.commandLine.appendSwitch(name, value)
  app.identify(found.identity)
  describeProcess({
    argv: [executable, ...argv],
    resourcesPath: found.resources,
    type: 'browser',
    defaultApp: !found.identity.isPackaged,
  })
  const requireFromApp = createRequire(found.entry)
  // Node's inspector looks for it when somebody evaluates `require('electron')`, as Playwright does.
  Object.defineProperty(globalThis, 'require', { value: requireFromApp, configurable: true })
  for (const module of commandLine.required) requireFromApp(path.resolve(module))
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit())
  // As in Electron, a promise that nobody awaits is told and ends nothing: a page still loading at the exit, say.
  process.on('unhandledRejection', reason => warn('Unhandled rejection:', reason))

  await import(pathToFileURL(found.entry).href)
  await nextTurn() // the main module may have asked to quit: a second instance does
  if (app.isEnding) return
  await startBrowser()
  if (!app.isEnding) app.becomeReady()
}

/** Sets what Electron adds to Node's `process`. */
function describeProcess(facts: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(facts)) {
    Object.defineProperty(process, name, { value, configurable: true, enumerable: true, writable: true })
  }
  Object.defineProperty(process.versions, 'electron', { value: electronVersion, enumerable: true })
}

try {
  await run()
} catch (error) {
  warn(error instanceof CannotStartError ? error.message : error)
  app.exit(1)
}
