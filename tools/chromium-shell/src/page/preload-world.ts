import { createCodec } from '../codec/codec.ts'
import { createBridgeEnd, type BridgeNames } from './bridge.ts'
import { createIpcRenderer } from './ipc-renderer.ts'
import { watchLinks } from './links.ts'
import type { MainMessage, PageMessage, RendererFacts } from './messages.ts'
import { watchWindow } from './window-watch.ts'

/** The app's preload script, wrapped as a CommonJS module. */
export type Preload = (require: unknown, module: unknown, exports: unknown, process: unknown) => void

interface PreloadGlobals {
  /** Set by Chromium in this world alone. */
  chromiumShellSend: (text: string) => void
  /** Called by the main process. */
  chromiumShellReceive: (text: string) => void
}

/** The isolated world: `require('electron')` of a sandboxed preload, then the preload itself. */
export function startPreloadWorld(
  names: BridgeNames,
  blankTitle: string,
  facts: RendererFacts,
  preload: Preload,
): void {
  // Only the main frame has a preload, and a new window's blank first page is no page of the app.
  if (window.top !== window || location.href.includes(blankTitle)) return
  const globals = globalThis as unknown as PreloadGlobals
  const toMain = (message: PageMessage): void => globals.chromiumShellSend(JSON.stringify(message))
  const { ipcRenderer, receive } = createIpcRenderer(createCodec(), toMain)
  const permissions = createPermissionQueue(toMain)
  const setGuard = watchWindow(toMain)
  watchLinks(wanted => toMain({ kind: 'window-open', ...wanted }))
  const bridge = createBridgeEnd(names, (name, args) => {
    if (name === 'window-open') {
      const [url, frameName] = args
      toMain({
        kind: 'window-open',
        url: String(url),
        frameName: String(frameName),
        disposition: 'foreground-tab',
      })
    }
    if (name !== 'permission') return undefined
    const [permission, mediaTypes] = args
    return permissions.ask(String(permission), mediaTypes as ('audio' | 'video')[])
  })
  globals.chromiumShellReceive = text => {
    const message = JSON.parse(text) as MainMessage
    if (message.kind === 'guard-close') setGuard(message.isOn)
    else if (message.kind === 'permission') permissions.answer(message.id, message.granted)
    else receive(message)
  }
  toMain({ kind: 'started' })

  const expose = (key: string, api: unknown): unknown => bridge.request('expose', key, api)
  const electron = {
    contextBridge: {
      exposeInMainWorld: expose,
      exposeInIsolatedWorld: (_worldId: number, key: string, api: unknown) => expose(key, api),
    },
    ipcRenderer,
    webUtils: { getPathForFile: () => '' },
  }
  runPreload(preload, electron, facts, toMain)
}

export function createPermissionQueue(toMain: (message: PageMessage) => void): {
  ask: (permission: string, mediaTypes: readonly ('audio' | 'video')[]) => Promise<boolean>
  answer: (id: number, granted: boolean) => void
} {
  const asked = new Map<number, (granted: boolean) => void>()
  let questions = 0
  return {
    ask: (permission, mediaTypes) =>
      new Promise(resolve => {
        const id = ++questions
        asked.set(id, resolve)
        toMain({ kind: 'permission', id, permission, mediaTypes })
      }),
    answer(id, granted) {
      asked.get(id)?.(granted)
      asked.delete(id)
    },
  }
}

export function runPreload(
  preload: Preload,
  electron: object,
  facts: RendererFacts,
  toMain: (message: PageMessage) => void,
): void {
  const module = { exports: {} }
  const require = (name: string): unknown => {
    if (['electron', 'electron/renderer', 'electron/common'].includes(name)) return electron
    throw new Error(`module not found: ${name}`)
  }
  const process = { ...facts, env: {}, type: 'renderer', sandboxed: true, contextIsolated: true }
  try {
    preload(require, module, module.exports, process)
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
    toMain({ kind: 'preload-failed', message, stack })
    console.error('Unable to load preload script', error)
  }
}
