import { randomInt } from 'node:crypto'
import { app, session } from 'electron'
import { systemClock } from './clock.ts'
import type { DesktopConfig } from './config.ts'
import { openLink } from './connection/link.ts'
import { createPlatformFetch } from './connection/platform-fetch.ts'
import { openSocketBy, WayOut } from './connection/way-out.ts'
import { createEndSignIn, createTokenClient } from './connection/token-client.ts'
import { Desktop } from './desktop.ts'
import type { LogFile } from './logging/electron-log.ts'
import type { PolicyKeeper } from './policy/policy-keeper.ts'
import { openSettings } from './settings/settings-keeper.ts'
import { systemKeychain } from './system.ts'

/** The desktop on this computer, which follows what its organisation decides until `policy` is stopped. */
export function createDesktop(config: DesktopConfig, policy: PolicyKeeper, log: LogFile): Desktop {
  const dataDir = app.getPath('userData')
  const settings = openSettings(dataDir, {
    held: () => policy.held,
    chosenServerUrl: config.serverUrl,
    log,
  })
  const { serverUrl } = settings
  const wayOut = new WayOut(url => session.defaultSession.resolveProxy(url))
  const openSocket = openSocketBy(wayOut)
  const fetch = createPlatformFetch(wayOut)
  const desktop = new Desktop({
    app: {
      version: app.getVersion(),
      platform: process.platform,
      locale: app.getLocale(),
      host: config.host,
      isPackaged: app.isPackaged,
      serverUrl,
    },
    dataDir,
    settings,
    keychain: systemKeychain(),
    openLink: (options, listener) => openLink(options, listener, openSocket),
    fetch,
    askToken: createTokenClient(serverUrl, fetch),
    endSignIn: createEndSignIn(serverUrl, fetch),
    clock: systemClock,
    chance: () => randomInt(2 ** 32) / 2 ** 32,
    log,
  })
  const keepLog = () => log.keepFrom(settings.policy.LogLevel.value)
  keepLog()
  policy.onChange(() => {
    keepLog()
    desktop.settingsChanged()
  })
  return desktop
}
