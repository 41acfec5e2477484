/** The module that the app finds under the name `electron`. */
import { app } from './app/app.ts'
import { clipboard } from './desktop/clipboard.ts'
import { dialog } from './desktop/dialog.ts'
import { globalShortcut } from './desktop/global-shortcut.ts'
import { ShellMenu, ShellMenuItem } from './desktop/menu.ts'
import { nativeImage } from './desktop/native-image.ts'
import { nativeTheme } from './desktop/native-theme.ts'
import { ShellNotification } from './desktop/notification.ts'
import { powerMonitor, powerSaveBlocker } from './desktop/power.ts'
import { safeStorage } from './desktop/safe-storage.ts'
import { shell } from './desktop/shell.ts'
import { crashReporter, screen, systemPreferences } from './desktop/system.ts'
import { ShellTray } from './desktop/tray.ts'
import { ipcMain } from './ipc/ipc-main.ts'
import { net } from './network/net.ts'
import { protocol } from './network/protocol.ts'
import { session } from './session/session.ts'
import { testHook } from './test-hook.ts'
import { webContents } from './window/all-web-contents.ts'
import { ShellBrowserWindow } from './window/browser-window.ts'

const electron = {
  app,
  BrowserWindow: ShellBrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu: ShellMenu,
  MenuItem: ShellMenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification: ShellNotification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray: ShellTray,
  webContents,
  __shell: testHook,
}

export {
  app,
  ShellBrowserWindow as BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  ShellMenu as Menu,
  ShellMenuItem as MenuItem,
  nativeImage,
  nativeTheme,
  net,
  ShellNotification as Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  ShellTray as Tray,
  webContents,
  testHook as __shell,
  // What `require('electron')` returns.
  electron as 'module.exports',
}
