import { type ElectronApplication, expect } from '@playwright/test'
import type { Settings } from '#shared/ipc/desktop-state.ts'

/** What a person or the system does with the app's main window, and how that then stands. */
export function mainWindow(app: ElectronApplication) {
  const page = app.windows()[0]
  return {
    minimise: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize()),
    /** As its X does. */
    close: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    fillScreen: () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setFullScreen(true)),
    /** Resolves once the desktop has given it the focus. */
    async comeToFront() {
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus())
      const isFocused = () =>
        app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())
      await expect.poll(isFocused).toBe(true)
    },
    lock: () => app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen')),
    unlock: () => app.evaluate(({ powerMonitor }) => void powerMonitor.emit('unlock-screen')),
    isMinimised: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()),
    isVisible: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()),
    isFullScreen: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFullScreen()),
    /** As the settings page does. */
    saveSettings: (change: Partial<Settings>) =>
      page?.evaluate(async settings => {
        const bridge = Reflect.get(globalThis, 'dering') as { saveSettings(change: object): Promise<unknown> }
        await bridge.saveSettings(settings)
      }, change),
  }
}
