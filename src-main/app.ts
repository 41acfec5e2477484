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
import { type CallActs, createCallActs } from './alerts/call-acts.ts'
import { openSessionBus, type SessionBus } from './dbus/session-bus.ts'
import { followLink } from './links/follow-link.ts'
import type { AppLink } from './links/parse-link.ts'
import { openPressLinks, type PressLinks } from './links/press-links.ts'
import { createNotificationPresenter } from './notifications/alert-presenter.ts'
import { createSystemNotifier } from './notifications/system-notifier.ts'
import { watchMachine } from './machine.ts'
import { systemKeychain } from './system.ts'
import { type Texts, textsFor } from './texts.ts'
import { createAttention } from './windows/attention.ts'
import { chooseCsvFile } from './windows/choose-file.ts'
import { guardContents } from './windows/guard-contents.ts'
import { guardSession } from './windows/guard-session.ts'
import { menuTemplate } from './windows/menu.ts'
import { serveApp } from './windows/serve-app.ts'
import { WindowKeeper } from './windows/window-keeper.ts'

/** The running app. */
export interface App {
  /** Brings the window to the front, opening it when it was closed. */
  readonly showWindow: () => void
  /** Does what an address asks for that the system handed over. */
  readonly follow: (link: AppLink) => void
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
      handlers: createHandlers(desktop, log, name => chooseCsvFile(windows.window, name)),
      log,
      trustedContentsId: () => windows.window?.webContents.id,
      mayAsk: createRateLimit(askRate, () => performance.now()),
    }),
  )
  const acts = createCallActs({ desktop, windows, log })
  const links = openPressLinks(app.getPath('userData'), log)
  const bus = await openBus(config, log)
  const applyAlerts = createAlertApplier(await alertPorts({ windows, acts, links, bus, texts, log }))
  desktop.alerts.onLook(applyAlerts)
  const tell = createTell(() => windows.window)
  desktop.state.onChange((_state, patch) => tell('state', patch))
  desktop.onCallLogChange(() => tell('callLogChanged', null))
  desktop.onTelling(tell)
  const stopMachineWatch = watchMachine(desktop)

  windows.show()
  desktop.start()
  const isSignedOut = desktop.state.get().auth.status === 'signedOut'
  if (config.signIn && isSignedOut) void signInFromConfig(desktop, config.signIn, log)

  return {
    showWindow: () => windows.show(),
    follow: link => followLink(link, { acts, links, wishes: desktop.wishes, log }),
    stopAsking: () => windows.stopAsking(),
    stop: async () => {
      stopMachineWatch()
      stopAnswering()
      applyAlerts(nothingWanted)
      await desktop.stop()
      bus?.close()
    },
  }
}

interface AlertParts {
  readonly windows: WindowKeeper
  readonly acts: CallActs
  readonly links: PressLinks
  readonly bus: SessionBus | null
  readonly texts: () => Texts
  readonly log: Logger
}

/** What the system shows of alerts. */
async function alertPorts({ windows, acts, links, ...parts }: AlertParts): Promise<AlertPorts> {
  const notify = await createSystemNotifier({
    ...parts,
    platform: process.platform,
    appName: app.getName(),
    linkOf: links.linkOf,
    onPress: (press, about) => {
      if (press === 'open') acts.look('roomId' in about ? about.roomId : undefined)
      else acts[press](about.callId)
    },
  })
  return {
    notifications: createNotificationPresenter(notify),
    attention: createAttention(() => windows.window),
    badge: count => void app.setBadgeCount(count),
    callWindow: () => {},
    tray: () => {},
  }
}

/** The bus of a Linux desktop; null where there is none, and everything works without it. */
async function openBus({ sessionBus }: DesktopConfig, log: Logger): Promise<SessionBus | null> {
  if (process.platform !== 'linux' || sessionBus === undefined) return null
  try {
    return await openSessionBus(sessionBus, why => log.warn('the session bus is gone', { why }))
  } catch (error) {
    log.warn('the session bus cannot be reached', { error: errorText(error) })
    return null
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
