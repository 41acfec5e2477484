/** A tiny app that imports nothing but `electron`, for the tests of the Chromium shell. */
import path from 'node:path'
import { app, BrowserWindow, ipcMain, protocol } from 'electron'
import { note } from './events.ts'
import { guardPages } from './guard.ts'
import { serve } from './serve.ts'

const folder = import.meta.dirname
let isQuitting = false

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

function answerIpc(): void {
  ipcMain.handle('echo', (event, value: unknown) => ({
    value,
    kind: Object.prototype.toString.call(value).slice(8, -1),
    sender: event.senderFrame?.url,
    isMainFrame: event.senderFrame === event.sender.mainFrame,
    isTop: event.senderFrame?.top === event.senderFrame,
    routingId: event.senderFrame?.routingId,
    parent: event.senderFrame?.parent,
  }))
  ipcMain.handle('fail', () => {
    throw new TypeError('nope')
  })
  ipcMain.on('say', (event, words: string) => {
    note(`say ${words}`)
    event.sender.send('said', words, new Date(0), new Uint8Array([1, 2, 3]))
  })
}

async function open(): Promise<void> {
  protocol.handle('app', serve)
  answerIpc()
  guardPages()
  const window = new BrowserWindow({
    x: 100,
    y: 80,
    width: 480,
    height: 360,
    show: false,
    title: 'Shell Sample',
    webPreferences: { preload: path.join(folder, 'preload.cjs'), sandbox: true, contextIsolation: true },
  })
  window.once('ready-to-show', () => {
    window.show()
    note('ready-to-show')
  })
  window.on('show', () => note('show'))
  window.on('hide', () => note('hide'))
  window.on('focus', () => note('focus'))
  window.on('blur', () => note('blur'))
  window.on('minimize', () => note('minimize'))
  window.on('restore', () => note('restore'))
  window.on('closed', () => note('closed'))
  window.on('close', event => {
    note('close')
    if (!process.argv.includes('--close-hides') || isQuitting) return
    event.preventDefault()
    window.hide()
  })
  await window.loadURL('app://sample/index.html')
  note(`loaded ${window.webContents.getURL()}`)
}

app.on('before-quit', () => {
  isQuitting = true
  note('before-quit')
})
app.on('will-quit', () => note('will-quit'))
app.on('quit', (_event, exitCode) => note(`quit ${exitCode}`))
app.on('window-all-closed', () => {
  note('window-all-closed')
  app.quit()
})
app.on('second-instance', (_event, argv, _folder, additionalData) => {
  note(`second-instance ${argv.at(-1)} ${JSON.stringify(additionalData)}`)
  for (const window of BrowserWindow.getAllWindows()) window.show()
})

if (app.requestSingleInstanceLock({ from: 'second' })) {
  app
    .whenReady()
    .then(open)
    .catch((error: unknown) => {
      console.error(error)
      app.exit(1)
    })
} else {
  note('not the first')
  app.quit()
}
