import { randomInt } from 'node:crypto'
import path from 'node:path'
import { app, Menu, session } from 'electron'
import { systemClock } from './clock.ts'
import type { DesktopConfig } from './config.ts'
import { openLink } from './connection/link.ts'
import { createEndSignIn, createTokenClient } from './connection/token-client.ts'
import { Desktop } from './desktop.ts'
import { createDoor } from './ipc/answer-ask.ts'
import { answerAsks } from './ipc/handle.ts'
import { createHandlers } from './ipc/handlers.ts'
import { askRate, createRateLimit } from './ipc/rate-limit.ts'
import { createTell } from './ipc/tell.ts'
import { errorText, type Logger } from './logging/logger.ts'
import { type AlertPorts, createAlertApplier, nothingWanted } from './alerts/apply-alerts.ts'
import { createNotificationPresenter } from './notifications/alert-presenter.ts'
import { systemNotifications } from './notifications/system-notification.ts'
import { systemKeychain, watchPower } from './system.ts'
import { type Texts, textsFor } from './texts.ts'
import { createAttention } from './windows/attention.ts'
import { guardContents } from './windows/guard-contents.ts'
import { guardSession } from './windows/guard-session.ts'
import { menuTemplate } from './windows/menu.ts'
import { serveApp } from './windows/serve-app.ts'
import { WindowKeeper } from './windows/window-keeper.ts'

/** The running app. */
export interface App {
  /** Brings the window to the front, opening it when it was closed. */
  readonly showWindow: () => void
  /** From now on the window closes without asking: the system, or whoever started the app, ends it for good. */
  readonly stopAsking: () => void
  readonly stop: () => Promise<void>
}

/** Builds every part, hands each what it needs, and opens the window. Once, after `ready`. */
export async function startApp(config: DesktopConfig, log: Logger): Promise<App> {
  const outDir = path.dirname(import.meta.dirname)
  const desktop = createDesktop(config, log)
  const texts = () => textsFor(desktop.state.get().settings.language, app.getLocale())
  const windows = new WindowKeeper({
    preload: path.join(outDir, 'preload', 'index.cjs'),
    dataDir: app.getPath('userData'),
    calls: desktop.calls,
    texts,
    log,
    onFocusChange: () => desktop.alerts.surroundings({ isWindowInFront: windows.isInFront }),
  })

  guardEverything(desktop, log)
  await serveApp(path.join(outDir, 'renderer'), desktop.media)
  const facts = { platform: process.platform, isPackaged: app.isPackaged }
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(facts)))

  const stopAnswering = answerAsks(
    createDoor({
      handlers: createHandlers(desktop, log),
      log,
      trustedContentsId: () => windows.window?.webContents.id,
      mayAsk: createRateLimit(askRate, () => performance.now()),
    }),
  )
  const applyAlerts = createAlertApplier(alertPorts(windows, texts, log))
  desktop.alerts.onLook(applyAlerts)
  const tell = createTell(() => windows.window)
  desktop.state.onChange((_state, patch) => tell('state', patch))
  desktop.onCallLogChange(() => tell('callLogChanged', null))
  desktop.onTelling(tell)
  const stopPowerWatch = watchPower({
    onWake: () => desktop.wake('the machine woke'),
    onLock: isScreenLocked => desktop.alerts.surroundings({ isScreenLocked }),
  })

  windows.show()
  desktop.start()
  const isSignedOut = desktop.state.get().auth.status === 'signedOut'
  if (config.signIn && isSignedOut) void signInFromConfig(desktop, config.signIn, log)

  return {
    showWindow: () => windows.show(),
    stopAsking: () => windows.stopAsking(),
    stop: async () => {
      stopPowerWatch()
      stopAnswering()
      applyAlerts(nothingWanted)
      await desktop.stop()
    },
  }
}

/** What the system shows of alerts. */
function alertPorts(windows: WindowKeeper, texts: () => Texts, log: Logger): AlertPorts {
  return {
    notifications: createNotificationPresenter(
      systemNotifications({ texts, log, onClick: () => windows.show() }),
    ),
    attention: createAttention(() => windows.window),
    badge: count => void app.setBadgeCount(count),
    callWindow: () => {},
    tray: () => {},
  }
}

function createDesktop(config: DesktopConfig, log: Logger): Desktop {
  return new Desktop({
    app: {
      version: app.getVersion(),
      platform: process.platform,
      locale: app.getLocale(),
      host: config.host,
      isPackaged: app.isPackaged,
      serverUrl: config.serverUrl,
    },
    dataDir: app.getPath('userData'),
    keychain: systemKeychain(),
    openLink,
    askToken: createTokenClient(config.serverUrl),
    endSignIn: createEndSignIn(config.serverUrl),
    clock: systemClock,
    chance: () => randomInt(2 ** 32) / 2 ** 32,
    log,
  })
}

function guardEverything(desktop: Desktop, log: Logger): void {
  guardSession(session.defaultSession)
  app.on('session-created', guardSession)
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, { log, holdsCall: () => desktop.calls.heldCall !== null })
  })
}

async function signInFromConfig(
  desktop: Desktop,
  { email, password }: NonNullable<DesktopConfig['signIn']>,
  log: Logger,
): Promise<void> {
  try {
    await desktop.signIn({ email, password })
  } catch (error) {
    log.error('DERING_SIGN_IN did not sign in', { error: errorText(error) })
  }
}
