/** The module that the app finds under the name `electron`. */
import { app } from './app/app.ts'
import { nativeImage } from './desktop/native-image.ts'
import { nativeTheme } from './desktop/native-theme.ts'
import { ipcMain } from './ipc/ipc-main.ts'
import { net } from './network/net.ts'
import { protocol } from './network/protocol.ts'
import { session } from './session/session.ts'
import { testHook } from './test-hook.ts'
import { ShellBrowserWindow } from './window/browser-window.ts'
import { webContents } from './window/all-web-contents.ts'

const electron = {
  app,
  BrowserWindow: ShellBrowserWindow,
  ipcMain,
  nativeImage,
  nativeTheme,
  net,
  protocol,
  session,
  webContents,
  __shell: testHook,
}

export {
  app,
  ShellBrowserWindow as BrowserWindow,
  ipcMain,
  nativeImage,
  nativeTheme,
  net,
  protocol,
  session,
  webContents,
  testHook as __shell,
  // What `require('electron')` returns.
  electron as 'module.exports',
}
