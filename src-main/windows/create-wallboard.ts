import path from 'node:path'
import type { Desktop } from '../desktop.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import { openJsonFile } from '../settings/json-file.ts'
import { WallboardWindow, wallboardPlaceSchema } from './wallboard-window.ts'

/** The wallboard of this desktop, not yet open. [D8] */
export function createWallboard(
  desktop: Desktop,
  parts: { readonly preload: string; readonly dataDir: string; readonly log: Logger },
): WallboardWindow {
  const { preload, dataDir, log } = parts
  const nowhere = { bounds: null, isFullScreen: false }
  return new WallboardWindow({
    preload,
    place: openJsonFile(path.join(dataDir, 'wallboard.json'), wallboardPlaceSchema, nowhere, log),
    state: () => desktop.state.get(),
    onClosed: () => {
      desktop.queue.unwatch('wallboard').catch((error: unknown) => {
        log.warn('the queue is still watched', { error: errorText(error) })
      })
    },
    log,
  })
}
