import { app } from 'electron'
import { type App, startApp } from './app.ts'
import { ConfigError, type DesktopConfig, processSource, readConfig } from './config.ts'
import { type AppLink, linkIn, parseLink } from './links/parse-link.ts'
import { openLog } from './logging/electron-log.ts'
import { errorText } from './logging/logger.ts'
import { registerAppScheme } from './windows/serve-app.ts'

const appId = 'com.dering.desktop'
const wrongConfiguration = 2

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
  let isStopped = false
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
    process.on(signal, () => {
      running?.stopAsking()
      app.quit()
    })
  }
  app.on('will-quit', event => {
    if (isStopped || !running) return
    event.preventDefault()
    void stop(running)
  })

  async function stop(toStop: App): Promise<void> {
    try {
      await toStop.stop()
    } catch (error) {
      log.error('the app did not stop in order', { error: errorText(error) })
    }
    isStopped = true
    app.quit()
  }

  async function open(): Promise<void> {
    try {
      await app.whenReady()
      running = await startApp(config, log)
      if (firstLink) running.follow(firstLink)
    } catch (error) {
      log.error('the app did not start', { error: errorText(error) })
      app.exit(1)
    }
  }
  void open()
}
