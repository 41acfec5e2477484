import type { Codec } from '../codec/codec.ts'
import type { MainMessage, PageMessage } from './messages.ts'

type Listener = (event: Electron.IpcRendererEvent, ...args: unknown[]) => void
type Implemented = Pick<
  Electron.IpcRenderer,
  'on' | 'once' | 'off' | 'addListener' | 'removeListener' | 'removeAllListeners' | 'send' | 'invoke'
>

/** `ipcRenderer`, and the way in for what the main process sends. */
export interface RendererIpc {
  readonly ipcRenderer: Implemented
  readonly receive: (message: MainMessage) => void
}

export function createIpcRenderer(codec: Codec, toMain: (message: PageMessage) => void): RendererIpc {
  const listeners = new Map<string, { listener: Listener; isOnce: boolean }[]>()
  const invoked = new Map<number, PromiseWithResolvers<unknown>>()
  let invocations = 0

  const add = (channel: string, listener: Listener, isOnce: boolean): Implemented => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, isOnce }])
    return ipcRenderer
  }
  const remove = (channel: string, listener: Listener): Implemented => {
    const remaining = (listeners.get(channel) ?? []).filter(entry => entry.listener !== listener)
    listeners.set(channel, remaining)
    return ipcRenderer
  }
  const removeAll = (channel?: string): Implemented => {
    if (channel === undefined) listeners.clear()
    else listeners.delete(channel)
    return ipcRenderer
  }
  // The methods return `this` in Electron's types; what they return is this very object.
  const ipcRenderer = {
    on: (channel: string, listener: Listener) => add(channel, listener, false),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    addListener: (channel: string, listener: Listener) => add(channel, listener, false),
    off: remove,
    removeListener: remove,
    removeAllListeners: removeAll,
    send(channel: string, ...args: unknown[]) {
      toMain({ kind: 'send', channel, args: codec.encode(args) })
    },
    invoke(channel: string, ...args: unknown[]) {
      const encoded = codec.encode(args)
      const invocation = Promise.withResolvers<unknown>()
      const id = ++invocations
      invoked.set(id, invocation)
      toMain({ kind: 'invoke', id, channel, args: encoded })
      return invocation.promise
    },
  } as Implemented

  const deliver = (channel: string, args: unknown[]): void => {
    const event = { sender: ipcRenderer, ports: [] } as unknown as Electron.IpcRendererEvent
    for (const { listener, isOnce } of listeners.get(channel) ?? []) {
      if (isOnce) remove(channel, listener)
      // One listener's failure is reported as the page's own error and keeps nobody else from the message.
      try {
        listener(event, ...args)
      } catch (error) {
        reportError(error)
      }
    }
  }
  const receive = (message: MainMessage): void => {
    if (message.kind === 'message') deliver(message.channel, codec.decode(message.args) as unknown[])
    if (message.kind !== 'reply') return
    const invocation = invoked.get(message.id)
    invoked.delete(message.id)
    if (message.ok) invocation?.resolve(codec.decode(message.value))
    else invocation?.reject(new Error(message.value))
  }
  return { ipcRenderer, receive }
}
