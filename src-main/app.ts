import { randomInt } from 'node:crypto'
import path from 'node:path'
import { app, type BrowserWindow, Menu, powerMonitor, safeStorage, session, shell } from 'electron'
import type { Keychain } from './auth/token-vault.ts'
import { systemClock } from './clock.ts'
import type { DesktopConfig } from './config.ts'
import { Desktop } from './desktop.ts'
import { answerAsks } from './ipc/handle.ts'
import { createDoor } from './ipc/answer-ask.ts'
import { createHandlers } from './ipc/handlers.ts'
import { askRate, createRateLimit } from './ipc/rate-limit.ts'
import { createTell } from './ipc/tell.ts'
import { errorText, type Logger } from './logging/logger.ts'
import { createAlertPresenter } from './notifications/alert-presenter.ts'
import { alertsFor } from './notifications/alerts.ts'
import { systemNotifications } from './notifications/system-notification.ts'
import { openJsonFile } from './settings/json-file.ts'
import { textsFor } from './texts.ts'
import { askToClose } from './windows/close-question.ts'
import { guardContents } from './windows/guard-contents.ts'
import { guardSession } from './windows/guard-session.ts'
import { openMainWindow } from './windows/main-window.ts'
import { menuTemplate } from './windows/menu.ts'
import { serveApp } from './windows/serve-app.ts'
import { boundsSchema } from './windows/window-bounds.ts'

/** The running app. */
export interface App {
  /** Brings the window to the front, opening it when it was closed. */
  readonly showWindow: () => void
  /** From now on the window closes without asking: the system or the person ends the app for good. */
  readonly stopAsking: () => void
  readonly stop: () => Promise<void>
}

/** Builds every part, hands each what it needs, and opens the window. Once, after `ready`. */
export async function startApp(config: DesktopConfig, log: Logger): Promise<App> {
  const dataDir = app.getPath('userData')
  const outDir = path.dirname(import.meta.dirname)
  let window: BrowserWindow | null = null
  let asking = true

  const desktop = new Desktop({
    app: {
      version: app.getVersion(),
      platform: process.platform,
      locale: app.getLocale(),
      host: config.host,
      serverUrl: config.serverUrl,
    },
    dataDir,
    keychain: systemKeychain(),
    clock: systemClock,
    chance: () => randomInt(2 ** 32) / 2 ** 32,
    log,
  })
  const texts = () => textsFor(desktop.state.get().settings.language, app.getLocale())

  guardSession(session.defaultSession)
  app.on('session-created', guardSession)
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, {
      log,
      openExternal: url => void openExternal(url),
      holdsCall: () => desktop.calls.heldCall !== null,
    })
  })
  await serveApp(path.join(outDir, 'renderer'))
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate({ platform: process.platform, isPackaged: app.isPackaged })),
  )

  const mayAsk = createRateLimit(askRate, () => performance.now())
  const stopAnswering = answerAsks(
    createDoor({
      handlers: createHandlers(desktop, log),
      log,
      trustedContentsId: () => window?.webContents.id,
      mayAsk,
    }),
  )
  const tell = createTell(() => window)
  const present = createAlertPresenter(systemNotifications({ texts, log, onClick: showWindow }))
  const isInFront = () => window !== null && window.isFocused() && !window.isMinimized()
  const presentAlerts = () => present(alertsFor(desktop.state.get(), isInFront()))
  desktop.state.onChange((_state, patch) => {
    tell('state', patch)
    presentAlerts()
  })
  desktop.onCallLogChange(() => tell('callLogChanged', null))
  const stopPowerWatch = watchPower(() => desktop.wake('the machine woke'))

  openWindow()
  desktop.start()
  if (config.signIn && desktop.state.get().auth.status === 'signedOut') void signInFromConfig(config.signIn)

  function openWindow(): void {
    window = openMainWindow({
      preload: path.join(outDir, 'preload', 'index.cjs'),
      bounds: openJsonFile(path.join(dataDir, 'window.json'), boundsSchema.nullable(), null, log),
      clock: systemClock,
      log,
      mayClose: () => {
        if (!asking || desktop.calls.heldCall === null) return true
        void closeIfAgreed()
        return false
      },
      onPageLost: why => desktop.calls.windowLost(why),
      onFocusChange: presentAlerts,
    })
    window.on('closed', () => {
      window = null
      desktop.calls.windowClosed()
    })
  }

  async function closeIfAgreed(): Promise<void> {
    if (!window || !(await askToClose(window, texts()))) return
    desktop.calls.windowClosed()
    window?.close()
  }

  function showWindow(): void {
    if (!window) return openWindow()
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }

  async function openExternal(url: string): Promise<void> {
    try {
      await shell.openExternal(url)
    } catch (error) {
      log.warn('the browser did not open', { url, error: errorText(error) })
    }
  }

  async function signInFromConfig({ email, password }: NonNullable<DesktopConfig['signIn']>): Promise<void> {
    try {
      await desktop.signIn(email, password)
    } catch (error) {
      log.error('DERING_SIGN_IN did not sign in', { error: errorText(error) })
    }
  }

  return {
    showWindow,
    stopAsking: () => {
      asking = false
    },
    stop: async () => {
      stopPowerWatch()
      stopAnswering()
      present([])
      await desktop.stop()
    },
  }
}

function systemKeychain(): Keychain {
  return {
    isEncryptionAvailable: () => safeStorage.isEncryptionAvailable(),
    encryptString: text => safeStorage.encryptString(text),
    decryptString: encrypted => safeStorage.decryptString(encrypted),
    backend: () =>
      process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform,
  }
}

function watchPower(onWake: () => void): () => void {
  powerMonitor.on('resume', onWake)
  powerMonitor.on('unlock-screen', onWake)
  return () => {
    powerMonitor.off('resume', onWake)
    powerMonitor.off('unlock-screen', onWake)
  }
}
