import { app, powerMonitor } from 'electron'
import { type App, startApp } from './app.ts'
import { systemClock } from './clock.ts'
import { trustSystemCertificates } from './connection/company-certificates.ts'
import { ConfigError, type DesktopConfig, processSource, readConfig } from './config.ts'
import { type AppLink, linkIn, parseLink } from './links/parse-link.ts'
import { openLog } from './logging/electron-log.ts'
import { errorText } from './logging/logger.ts'
import { openPolicy } from './policy/policy-keeper.ts'
import { systemPolicy } from './policy/system-policy.ts'
import { registerAppScheme } from './windows/serve-app.ts'
import { within } from './within.ts'

const appId = 'com.dering.desktop'
const wrongConfiguration = 2
/** How long the parts of the app may take to stop, in milliseconds: a call is hung up and the platform told meanwhile. */
const stopWithinMs = 4_000
/** How long the app may take to end where the system or whoever started it ends it, in milliseconds. */
const endWithinMs = 6_000

try {
  start(readConfig(processSource(app.isPackaged)))
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  app.exit(wrongConfiguration)
}

/** The order of the start; what each step means is said where it lives. */
function start(config: DesktopConfig): void {
  app.enableSandbox()
  app.setAppUserModelId(appId)
  if (config.profileDir) app.setPath('userData', config.profileDir)
  if (!app.requestSingleInstanceLock()) return app.quit()
  registerAppScheme()

  const log = openLog(app.getPath('logs'), config.logLevel)
  // A call that is being spoken is worth more than a clean state: what nobody caught is logged, and the app goes on.
  process.on('uncaughtException', error =>
    log.error('an exception was not caught', { error: errorText(error) }),
  )
  process.on('unhandledRejection', error => log.error('a promise was let go', { error: errorText(error) }))

  let running: App | undefined
  let stopping: 'not yet' | 'under way' | 'done' = 'not yet'
  /** What started the app, until it runs. */
  let firstLink = linkIn(process.argv)
  function follow(link: AppLink | undefined): void {
    if (!link) running?.showWindow()
    else if (running) running.follow(link)
    else firstLink = link
  }
  app.on('second-instance', (_event, commandLine) => follow(linkIn(commandLine)))
  // macOS hands addresses over by this event, also before the app is ready.
  app.on('open-url', (event, address) => {
    event.preventDefault()
    follow(parseLink(address))
  })
  app.on('activate', () => running?.showWindow())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, endForGood)
  }
  app.on('will-quit', event => {
    if (stopping === 'done' || !running) return
    event.preventDefault()
    if (stopping === 'not yet') void stop(running)
  })

  /** Nobody is asked, and nothing that hangs keeps the app: a system that logs off does not wait for it. */
  function endForGood(): void {
    running?.stopAsking()
    app.quit()
    systemClock.after(endWithinMs, () => {
      log.error('the app did not end by itself')
      app.exit()
    })
  }

  async function stop(toStop: App): Promise<void> {
    stopping = 'under way'
    try {
      await within(systemClock, stopWithinMs, toStop.stop())
    } catch (error) {
      log.error('the app did not stop in order', { error: errorText(error) })
    }
    stopping = 'done'
    app.quit()
  }

  async function open(): Promise<void> {
    try {
      await app.whenReady()
      trustSystemCertificates(log)
      // Before anything is built: what the organisation has decided holds from the first moment.
      const policy = await openPolicy({ store: systemPolicy(config), clock: systemClock, log })
      running = await startApp(config, { policy, log, onSystemEnds: endForGood })
      powerMonitor.on('shutdown', endForGood)
      if (firstLink) running.follow(firstLink)
    } catch (error) {
      log.error('the app did not start', { error: errorText(error) })
      app.exit(1)
    }
  }
  void open()
}
