import type { DevToolsSession } from '../cdp/connection.ts'
import { warn } from '../log.ts'
import { fromChromiumUrl } from '../network/schemes.ts'
import type { WantedWindow } from '../page/messages.ts'

export type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

/** Tells the app of a window its page wants. None ever opens: the app's windows are all its own. */
export function askWindowOpenHandler(handler: WindowOpenHandler | undefined, wanted: WantedWindow): void {
  const url = fromChromiumUrl(wanted.url)
  const referrer = { url: '', policy: 'strict-origin-when-cross-origin' as const }
  const answer = handler?.({ ...wanted, url, features: '', referrer })
  if (answer?.action !== 'deny')
    warn(`${url} was not denied a window, but windows of pages are not supported`)
}

/** What the page's own listeners missed (see page/links.ts): Chromium tells of it, and its window is closed. */
export function watchChromiumWindows(session: DevToolsSession, want: (wanted: WantedWindow) => void): void {
  session.on('Page.windowOpen', ({ url, windowName }) => {
    want({ url, frameName: windowName, disposition: 'foreground-tab' })
  })
  session.on('Page.frameRequestedNavigation', ({ url, disposition }) => {
    if (disposition === 'newTab') want({ url, frameName: '', disposition: 'background-tab' })
  })
}
