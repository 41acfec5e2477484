import { EventEmitter } from 'node:events'
import { testHook } from '../test-hook.ts'

/** `electron.systemPreferences`, of which Linux has next to nothing. */
export const systemPreferences: Pick<
  Electron.SystemPreferences,
  'getMediaAccessStatus' | 'askForMediaAccess' | 'getAnimationSettings'
> = {
  getMediaAccessStatus: () => testHook.mediaAccess,
  askForMediaAccess: async () => testHook.mediaAccess === 'granted',
  getAnimationSettings: () => ({
    shouldRenderRichAnimation: true,
    scrollAnimationsEnabledBySystem: true,
    prefersReducedMotion: false,
  }),
}

/** `electron.crashReporter`: nothing is collected, so nothing is sent. */
export const crashReporter: Pick<
  Electron.CrashReporter,
  'start' | 'getUploadToServer' | 'addExtraParameter'
> = {
  start() {},
  getUploadToServer: () => false,
  addExtraParameter() {},
}

let screenSize = { width: 1280, height: 800 }

/** The X server's screen, once it is known. */
export function setScreenSize(size: { readonly width: number; readonly height: number }): void {
  screenSize = { ...size }
}

/**
 * `electron.screen`: one display, the whole X screen.
 * @public declarations need its name.
 */
export class ShellScreen
  extends EventEmitter
  implements
    Pick<
      Electron.Screen,
      | 'getPrimaryDisplay'
      | 'getAllDisplays'
      | 'getDisplayMatching'
      | 'getDisplayNearestPoint'
      | 'getCursorScreenPoint'
    >
{
  getPrimaryDisplay(): Electron.Display {
    const bounds = { x: 0, y: 0, ...screenSize }
    const facts = { id: 1, label: 'X screen', scaleFactor: 1, rotation: 0, internal: false }
    const sizes = { bounds, workArea: bounds, size: screenSize, workAreaSize: screenSize }
    // The rest of Electron's Display describes colours and touch, of which the shell knows nothing.
    return { ...facts, ...sizes } as Electron.Display
  }
  getAllDisplays(): Electron.Display[] {
    return [this.getPrimaryDisplay()]
  }
  getDisplayMatching(): Electron.Display {
    return this.getPrimaryDisplay()
  }
  getDisplayNearestPoint(): Electron.Display {
    return this.getPrimaryDisplay()
  }
  getCursorScreenPoint(): Electron.Point {
    return { x: 0, y: 0 }
  }
}

export const screen = new ShellScreen()
