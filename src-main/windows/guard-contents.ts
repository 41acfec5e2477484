import type { WebContents } from 'electron'
import type { Logger } from '../logging/logger.ts'
import { mayNavigate } from './navigation.ts'
import { openExternalSafe } from './open-external.ts'

export interface ContentsGuardParts {
  readonly log: Logger
  /** Whether the page holds the sound of a call, which its replacement would end. */
  readonly holdsCall: () => boolean
}

/** Whatever shows web content may show our page alone, and opens nothing by itself. */
export function guardContents(contents: WebContents, parts: ContentsGuardParts): void {
  const { log } = parts
  contents.on('will-navigate', event => {
    if (mayNavigate(event.url) && !parts.holdsCall()) return
    log.warn('a navigation was refused', { url: event.url })
    event.preventDefault()
  })
  contents.on('will-frame-navigate', event => {
    if (!event.isMainFrame) event.preventDefault()
  })
  contents.on('will-redirect', event => {
    if (!mayNavigate(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    void openExternalSafe(url, log)
    return { action: 'deny' }
  })
}
