import type { DevToolsSession } from '../cdp/connection.ts'
import { unawaited } from '../log.ts'
import type { ShellWebContents } from './web-contents.ts'

/**
 * A click on the window's X arrives as the preload world's `beforeunload` question (see page/window-watch.ts): the
 * window's `close` listeners answer it. `alert` and its kin are left to Chromium.
 */
export function refuseDialogs(session: DevToolsSession, contents: ShellWebContents): void {
  session.on('Page.javascriptDialogOpening', ({ type }) => {
    if (type !== 'beforeunload') return
    const accept = contents.isOwnNavigation || contents.window.askToClose()
    unawaited(session.send('Page.handleJavaScriptDialog', { accept }), 'answering beforeunload')
  })
}
