import path from 'node:path'
import { app } from '../app/app.ts'
import { useBrowser } from '../browser.ts'
import { Chromium } from '../cdp/chromium.ts'
import { findChromium } from '../cdp/find-chromium.ts'
import { chromiumFlags } from '../cdp/flags.ts'
import { profileFree } from '../cdp/profile-lock.ts'
import { CannotStartError } from './cannot-start.ts'
import { setScreenSize } from '../desktop/system.ts'
import { debug, unawaited, warn } from '../log.ts'
import { defaultSession } from '../session/session.ts'
import { testHook } from '../test-hook.ts'
import { blankPageMark } from '../window/open-windows.ts'
import { xServer } from '../x11/x-server.ts'

/** Starts the one Chromium behind all windows; resolves once it answers. */
export async function startBrowser(): Promise<void> {
  const environment = process.env
  const isHeadless = environment['ELECTRON_SHELL_HEADLESS'] === '1'
  if (!isHeadless && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) {
    throw new CannotStartError(
      'Unable to open X display: set DISPLAY, or ELECTRON_SHELL_HEADLESS=1 for windows nobody sees',
    )
  }
  const profile = path.join(app.getPath('sessionData'), 'ShellChromium')
  await profileFree(profile)
  const chromium = new Chromium({
    executable: findChromium(environment),
    profile,
    flags: chromiumFlags({
      isRoot: process.getuid?.() === 0,
      isHeadless,
      useGpu: Boolean(environment['ELECTRON_SHELL_GPU']),
      windowClass: app.name,
      switches: app.commandLine.forChromium(),
    }),
    isHeadless,
    isVerbose: Boolean(environment['ELECTRON_SHELL_VERBOSE']),
  })
  useBrowser(chromium)
  testHook.cdp = chromium.browser
  chromium.on('exit', code => {
    if (app.phase === 'exiting') return
    warn('Chromium exited with', code)
    app.exit(1)
  })
  refuseUnaskedPages(chromium)
  const version = await chromium.browser.send('Browser.getVersion')
  Object.defineProperty(process.versions, 'chrome', {
    value: version.product.split('/')[1],
    enumerable: true,
  })
  app.userAgentFallback = version.userAgent
  await chromium.browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    // Chromium's own surfaces are pages too; the app's are the only ones of interest.
    filter: [{ type: 'page' }, { exclude: true }],
  })
  await chromium.browser.send('Target.setDiscoverTargets', { discover: true })
  if (!isHeadless) await learnScreen()
  app.emit('session-created', defaultSession)
}

async function learnScreen(): Promise<void> {
  try {
    setScreenSize((await xServer()).size)
  } catch (error) {
    debug('no X server:', error) // on Wayland alone, say: the screen keeps its assumed size
  }
}

/** A page that no BrowserWindow asked for is a popup: its opener's handler was told, and it never loads. */
function refuseUnaskedPages(chromium: Chromium): void {
  chromium.browser.on('Target.attachedToTarget', ({ targetInfo: { url, targetId } }) => {
    if (url.includes(blankPageMark)) return
    debug('popup closed', url)
    unawaited(chromium.browser.send('Target.closeTarget', { targetId }), 'closing a popup')
  })
}
