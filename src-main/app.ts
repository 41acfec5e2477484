import path from 'node:path'
import { app, Menu, Notification, session } from 'electron'
import { keepRetention } from './call-log/retention.ts'
import { systemClock } from './clock.ts'
import type { DesktopConfig } from './config.ts'
import { ProxyPolicy } from './connection/proxy-policy.ts'
import { createDesktop } from './create-desktop.ts'
import type { Desktop } from './desktop.ts'
import { createDoor } from './ipc/answer-ask.ts'
import { answerAsks } from './ipc/handle.ts'
import { createHandlers } from './ipc/handlers.ts'
import { askRate, createRateLimit } from './ipc/rate-limit.ts'
import { createTell } from './ipc/tell.ts'
import type { LogFile } from './logging/electron-log.ts'
import { errorText, type Logger } from './logging/logger.ts'
import { createAlertApplier, nothingWanted } from './alerts/apply-alerts.ts'
import { createCallActs } from './alerts/call-acts.ts'
import { openNotifications, openSystemBus, systemAlerts } from './alerts/system-alerts.ts'
import { gatherDiagnostics } from './diagnostics/gather-diagnostics.ts'
import type { SessionBus } from './dbus/session-bus.ts'
import { watchLinuxDesktop } from './dbus/watch-linux-desktop.ts'
import { openCallKeys } from './keys/open-call-keys.ts'
import { followLink } from './links/follow-link.ts'
import type { AppLink } from './links/parse-link.ts'
import { openPressLinks } from './links/press-links.ts'
import { watchMachine } from './machine.ts'
import type { PolicyKeeper } from './policy/policy-keeper.ts'
import { openJsonFile } from './settings/json-file.ts'
import { createStartUp } from './start-up.ts'
import { textsFor } from './texts.ts'
import { openUpdates } from './updates/open-updates.ts'
import { callWindowPlacesSchema } from './windows/call-window-place.ts'
import { CallWindow } from './windows/call-window.ts'
import { chooseFile } from './windows/choose-file.ts'
import { guardContents } from './windows/guard-contents.ts'
import { guardHeadsets } from './windows/guard-headsets.ts'
import { guardSession } from './windows/guard-session.ts'
import { headsetGrantsSchema } from './windows/headset-grants.ts'
import { menuTemplate } from './windows/menu.ts'
import { serveApp } from './windows/serve-app.ts'
import { openTray } from './windows/tray.ts'
import { createWallboard } from './windows/create-wallboard.ts'
import { WindowKeeper } from './windows/window-keeper.ts'

/** The running app. */
export interface App {
  /** Brings the window to the front, opening it when it was closed. */
  readonly showWindow: () => void
  /** Does what an address asks for that the system handed over. */
  readonly follow: (link: AppLink) => void
  /** The system, or whoever started the app, ends it for good: a call ends now, and the window closes without asking. */
  readonly stopAsking: () => void
  readonly stop: () => Promise<void>
}

/** Builds every part, hands each what it needs, and opens the window. Once, after `ready`. */
export async function startApp(
  config: DesktopConfig,
  parts: { readonly policy: PolicyKeeper; readonly log: LogFile; readonly onSystemEnds: () => void },
): Promise<App> {
  const { policy, log, onSystemEnds } = parts
  const outDir = path.dirname(import.meta.dirname)
  const desktop = createDesktop(config, policy, log)
  await keepProxy(desktop, policy, log)
  const texts = () => textsFor(desktop.state.get().settings.language, app.getLocale())
  const preload = path.join(outDir, 'preload', 'index.cjs')
  const dataDir = app.getPath('userData')
  const callWindow = createCallWindow(desktop, { preload, dataDir, log })
  const wallboard = createWallboard(desktop, { preload, dataDir, log })
  guardEverything(desktop, log)
  const headsetChoice = guardHeadsets(session.defaultSession, {
    grants: openJsonFile(path.join(dataDir, 'headsets.json'), headsetGrantsSchema, [], log),
    vendors: () => desktop.settings.policy.AllowedHidVendors.value,
    show: headsets => desktop.state.set({ headsetChoice: headsets }),
  })
  const windows = new WindowKeeper({
    preload,
    dataDir,
    calls: desktop.calls,
    texts,
    log,
    onFocusChange: () => desktop.alerts.surroundings({ isWindowInFront: windows.isInFront }),
    onPageLost: () => headsetChoice.choose(null),
    onPageGone: () => desktop.reach.observe({ hasWindow: false }),
    onClosed: () => {
      headsetChoice.choose(null)
      callWindow.close()
      wallboard.close()
    },
    closesToTray: () => desktop.state.get().settings.closeToTray,
    onSystemEnds,
    quit: () => app.quit(),
  })
  const acts = createCallActs({ desktop, windows, log })

  await serveApp(path.join(outDir, 'renderer'), desktop.sources.media)
  const facts = { platform: process.platform, isPackaged: app.isPackaged }
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(facts)))

  const links = openPressLinks(dataDir, log)
  const bus = await openSystemBus(config.sessionBus, { clock: systemClock, log })
  const notifier = await openNotifications({
    acts,
    links,
    buses: bus,
    texts,
    log,
    clock: systemClock,
    noteNotified: (callId, failed) =>
      desktop.callLog.note(callId, 'notified', failed === undefined ? {} : { failed: failed.slice(0, 200) }),
    onShown: isShown => desktop.reach.observe({ notifications: isShown ? 'shown' : 'unavailable' }),
  })
  const updates = openUpdates({
    desktop,
    config,
    log,
    quit: () => {
      windows.stopAsking()
      app.quit()
    },
  })
  const stopAnswering = answerAsks(
    createDoor({
      handlers: createHandlers({
        desktop,
        callWindow,
        wallboard,
        headsetChoice,
        acts,
        notifier,
        log,
        chooseCsvFile: name => chooseFile(windows.window, 'csv', name, texts()),
        chooseArchive: name => chooseFile(windows.window, 'archive', name, texts()),
        diagnostics: gatherDiagnostics(desktop),
        updates: updates.keeper,
      }),
      log,
      trustedContentsId: () => windows.window?.webContents.id,
      callWindowId: () => callWindow.contentsId,
      wallboardId: () => wallboard.window?.webContents.id,
      mayAsk: createRateLimit(askRate, () => performance.now()),
    }),
  )
  const tray = openTray(
    texts,
    {
      acts,
      setPresence: presence => {
        desktop.presence.set(presence).catch((error: unknown) => {
          log.warn('presence was not set from the tray', { error: errorText(error) })
        })
      },
      quit: () => app.quit(),
    },
    nothingWanted.tray,
  )
  app.on('before-quit', () => {
    windows.isQuitting = true
  })
  const keepStartUp = createStartUp(app.getPath('exe'), log)
  desktop.state.onChange((state, patch) => {
    keepStartUp(state.settings)
    if (patch.settings) tray.sayAnew()
  })
  const keys = openCallKeys({ desktop, acts, config, log })
  const applyAlerts = createAlertApplier(
    systemAlerts({ windows, callWindow, keys, notifier, showTray: tray.show }),
  )
  desktop.alerts.onLook(applyAlerts)
  // On macOS the app outlives its window, which alone can be heard.
  desktop.alerts.onLook(({ ringtone }) => {
    if (ringtone !== null) windows.ensure()
  })
  const tell = createTell(() => windows.window)
  desktop.state.onChange((state, patch) => {
    tell('state', patch)
    wallboard.follow()
    if (patch.auth && state.auth.status === 'signedIn') callWindow.prepare()
    // After this change: patches reach the window in order.
    if (patch.auth && state.auth.status === 'signedOut') queueMicrotask(() => headsetChoice.choose(null))
  })
  desktop.onCallLogChange(() => tell('callLogChanged', null))
  const tellWallboard = createTell(() => wallboard.window)
  desktop.onTelling((name, value) => {
    tell(name, value)
    if (name === 'queue') tellWallboard(name, value)
  })
  const stopMachineWatch = watchMachine(desktop)

  // A bus of notifications counts, though Electron does not know of it.
  const followNotifications = (found: SessionBus | null) =>
    desktop.reach.observe({ notifications: Notification.isSupported() || found ? 'shown' : 'unavailable' })
  if (bus) bus.onBus(followNotifications)
  else followNotifications(null)
  const stopDesktopWatch = await watchLinuxDesktop(desktop, bus, log)

  if (config.isHidden) windows.ensure()
  else windows.show()
  desktop.start()
  const stopRetention = keepRetention({
    clock: systemClock,
    days: () => desktop.state.get().settings.callLogDays,
    onChange: listener => desktop.state.onChange(listener),
    forgetOlderThan: ageMs => desktop.callLog.forgetOlderThan(ageMs),
    log,
  })
  const isSignedOut = desktop.state.get().auth.status === 'signedOut'
  if (config.signIn && isSignedOut) void signInFromConfig(desktop, config.signIn, log)

  return {
    showWindow: () => windows.show(),
    follow: link => followLink(link, { acts, links, wishes: desktop.wishes, log }),
    stopAsking: () => {
      windows.stopAsking()
      // At once: the window that is in the way of the end may be the one that hangs.
      desktop.calls.windowClosed()
    },
    stop: async () => {
      stopMachineWatch()
      policy.stop()
      stopAnswering()
      applyAlerts(nothingWanted)
      callWindow.stop()
      wallboard.close()
      tray.close()
      stopDesktopWatch()
      stopRetention()
      updates.stop()
      await desktop.stop()
      bus?.stop()
      await updates.keeper.handOver()
    },
  }
}

function createCallWindow(
  desktop: Desktop,
  parts: { readonly preload: string; readonly dataDir: string; readonly log: Logger },
): CallWindow {
  const { preload, dataDir, log } = parts
  return new CallWindow({
    preload,
    platform: process.platform,
    places: openJsonFile(path.join(dataDir, 'call-window.json'), callWindowPlacesSchema, {}, log),
    look: () => {
      const { settings, app: running } = desktop.state.get()
      return { language: settings.language, theme: settings.theme, locale: running.locale }
    },
    log,
  })
}

/** Before the first connection, and at each change from then on. [D9] */
async function keepProxy(desktop: Desktop, policy: PolicyKeeper, log: Logger): Promise<void> {
  const { defaultSession } = session
  const proxy = new ProxyPolicy({ session: defaultSession, policy: () => desktop.settings.policy, log })
  const follow = async () => {
    if (await proxy.follow()) desktop.networkChanged()
  }
  policy.onChange(() => void follow())
  await follow()
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
