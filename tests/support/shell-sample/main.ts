/** A tiny app that imports nothing but `electron`, for the tests of the Chromium shell. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, BrowserWindow, ipcMain, net, protocol, session } from 'electron'

const folder = import.meta.dirname
const contentSecurityPolicy = "default-src 'self' app://sample; script-src 'self'"
/** What happened, in order; tests read it through the debugger. */
const events: string[] = []
Object.assign(globalThis, { sampleEvents: events })

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

async function serve(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname === '/echo') {
    return Response.json({ method: request.method, url: request.url, body: await request.text() })
  }
  const file = path.join(folder, 'page', path.basename(pathname))
  const found = await net.fetch(pathToFileURL(file).href)
  return new Response(found.body, {
    headers: {
      'content-type': found.headers.get('content-type') ?? '',
      'content-security-policy': contentSecurityPolicy,
    },
  })
}

function answerIpc(): void {
  ipcMain.handle('echo', (event, value: unknown) => ({
    value,
    kind: value instanceof Date ? 'Date' : value instanceof Map ? 'Map' : typeof value,
    sender: event.senderFrame?.url,
    isMainFrame: event.senderFrame === event.sender.mainFrame,
    routingId: event.senderFrame?.routingId,
    parent: event.senderFrame?.parent,
  }))
  ipcMain.handle('fail', () => {
    throw new TypeError('nope')
  })
  ipcMain.on('say', (event, words: string) => {
    events.push(`say ${words}`)
    event.sender.send('said', words, new Date(0), new Uint8Array([1, 2, 3]))
  })
}

function guard(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    callback(permission === 'media' && !mediaTypes.includes('video'))
  })
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission === 'media')
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      events.push(`window.open ${url}`)
      return { action: 'deny' }
    })
    contents.on('will-navigate', event => {
      if (event.url.startsWith('app://sample/')) return
      events.push(`blocked ${event.url}`)
      event.preventDefault()
    })
    contents.on('will-frame-navigate', event => {
      if (!event.isMainFrame) events.push(`frame ${event.url}`)
    })
    contents.on('did-start-navigation', event => events.push(`start ${event.url} ${event.isSameDocument}`))
    contents.on('did-finish-load', () => events.push('did-finish-load'))
    contents.on('render-process-gone', (_gone, details) => events.push(`gone ${details.reason}`))
    contents.on('console-message', event => events.push(`console ${event.level} ${event.message}`))
    contents.on('before-input-event', (_input, input) => events.push(`input ${input.type} ${input.key}`))
  })
}

async function open(): Promise<void> {
  protocol.handle('app', serve)
  answerIpc()
  guard()
  const window = new BrowserWindow({
    width: 480,
    height: 360,
    show: false,
    title: 'Shell Sample',
    webPreferences: { preload: path.join(folder, 'preload.cjs'), sandbox: true, contextIsolation: true },
  })
  window.once('ready-to-show', () => {
    window.show()
    console.log('ready-to-show')
  })
  const names = ['show', 'hide', 'focus', 'blur', 'minimize', 'restore', 'resize', 'move', 'closed'] as const
  for (const name of names) window.on(name as 'show', () => events.push(name))
  window.on('close', event => {
    events.push('close')
    if (!process.argv.includes('--close-hides') || isQuitting) return
    event.preventDefault()
    window.hide()
  })
  await window.loadURL('app://sample/index.html')
  events.push(`loaded ${window.webContents.getURL()}`)
}

let isQuitting = false
app.on('before-quit', () => {
  isQuitting = true
  events.push('before-quit')
})
app.on('will-quit', () => console.log('will-quit'))
app.on('window-all-closed', () => {
  events.push('window-all-closed')
  app.quit()
})
app.on('second-instance', (_event, argv, workingDirectory, additionalData) => {
  const said = { last: argv.at(-1), workingDirectory, additionalData }
  console.log(`second-instance ${JSON.stringify(said)}`)
})

if (
  app.requestSingleInstanceLock({ started: readFileSync(path.join(folder, 'package.json'), 'utf8').length })
) {
  app
    .whenReady()
    .then(open)
    .catch((error: unknown) => {
      console.error(error)
      app.exit(1)
    })
} else {
  console.log('second')
  app.quit()
}
