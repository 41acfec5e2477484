import { contextBridge, ipcRenderer } from 'electron'
import type { DeringApi, Tellings } from '#shared/ipc/asks.ts'
import { askChannel, askNames, type TellingName, tellingChannel, tellingNames } from '#shared/ipc/channels.ts'

/** One function for each ask: everything that the window can do, and no way to anything else. */
const asks = Object.fromEntries(
  askNames.map(name => [
    name,
    (input?: unknown): Promise<unknown> => ipcRenderer.invoke(askChannel(name), input),
  ]),
)

/** Listens to what the main process tells; the listener gets the value alone, never Electron's event. */
function on<K extends TellingName>(name: K, listener: (value: Tellings[K]) => void): () => void {
  if (!tellingNames.includes(name)) throw new Error(`Nothing is told under the name ${name}.`)
  const channel = tellingChannel(name)
  const pass = (_event: unknown, value: Tellings[K]) => listener(value)
  ipcRenderer.on(channel, pass)
  return () => ipcRenderer.off(channel, pass)
}

// The loop gives each name its function; `Object.fromEntries` cannot say so.
const api = Object.freeze({ ...asks, on }) as unknown as DeringApi

contextBridge.exposeInMainWorld('dering', api)
