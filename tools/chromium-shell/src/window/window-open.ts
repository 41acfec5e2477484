import type { DevToolsSession } from '../cdp/connection.ts'
import { warn } from '../log.ts'
import { fromChromiumUrl } from '../network/schemes.ts'

export type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

/** Tells the app of every window its page wants. None ever opens: the app's windows are all its own. */
export function askBeforeWindowOpen(
  session: DevToolsSession,
  handler: () => WindowOpenHandler | undefined,
): void {
  const ask = (url: string, frameName: string, disposition: Electron.HandlerDetails['disposition']): void => {
    const referrer = { url: '', policy: 'strict-origin-when-cross-origin' as const }
    const answer = handler()?.({ url: fromChromiumUrl(url), frameName, features: '', disposition, referrer })
    if (answer?.action !== 'deny')
      warn(`window.open of ${url} was not denied, but windows of pages are not supported`)
  }
  session.on('Page.windowOpen', ({ url, windowName }) => ask(url, windowName, 'foreground-tab'))
  // A link clicked with Ctrl or the middle button asks for a tab without opening a window first.
  session.on('Page.frameRequestedNavigation', ({ url, disposition }) => {
    if (disposition === 'newTab') ask(url, '', 'background-tab')
  })
}
