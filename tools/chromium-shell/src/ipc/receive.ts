import { createCodec } from '../codec/codec.ts'
import { asElectron, createEvent } from '../electron-types.ts'
import { unawaited, warn } from '../log.ts'
import type { PageInput, PageMessage } from '../page/messages.ts'
import { requestPermission } from '../session/permissions.ts'
import type { Permission } from '../session/session.ts'
import type { ShellWebContents } from '../window/web-contents.ts'
import { ipcMain } from './ipc-main.ts'

const codec = createCodec()

/** Does what a message of the preload's world asks for. */
export function receiveFromPage(contents: ShellWebContents, message: PageMessage): void {
  switch (message.kind) {
    case 'started':
      contents.window.pageStarted()
      return
    case 'send':
      receiveSend(contents, message.channel, codec.decode(message.args) as unknown[])
      return
    case 'invoke':
      unawaited(receiveInvoke(contents, message), `invoke of ${message.channel}`)
      return
    case 'permission':
      unawaited(receivePermission(contents, message), `permission ${message.permission}`)
      return
    case 'preload-failed': {
      const error = Object.assign(new Error(message.message), { stack: message.stack })
      warn('Unable to load preload script:', message.stack || message.message)
      contents.emit('preload-error', createEvent(), '', error)
      return
    }
    case 'window':
      contents.window.pageState(message.state)
      return
    case 'window-open':
      contents.wantsWindow(message)
      return
    case 'title':
      contents.titled(message.title)
      return
    case 'input':
      contents.emit('before-input-event', createEvent(), toElectronInput(message.input))
  }
}

function createIpcEvent(contents: ShellWebContents): Electron.IpcMainEvent {
  const frame = contents.mainFrame
  return createEvent({
    type: 'frame' as const,
    sender: asElectron<Electron.WebContents>(contents),
    senderFrame: frame,
    frameId: frame.routingId,
    processId: frame.processId,
    ports: [],
    returnValue: undefined,
    reply: (channel: string, ...args: unknown[]) => contents.send(channel, ...args),
  })
}

function receiveSend(contents: ShellWebContents, channel: string, args: unknown[]): void {
  const event = createIpcEvent(contents)
  contents.emit('ipc-message', event, channel, ...args)
  contents.ipc.emit(channel, event, ...args)
  ipcMain.emit(channel, event, ...args)
}

async function receiveInvoke(
  contents: ShellWebContents,
  { id, channel, args }: Extract<PageMessage, { kind: 'invoke' }>,
): Promise<void> {
  const handler = contents.ipc.handlerOf(channel) ?? ipcMain.handlerOf(channel)
  try {
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    const result: unknown = await handler(createIpcEvent(contents), ...(codec.decode(args) as unknown[]))
    contents.link.send({ kind: 'reply', id, ok: true, value: codec.encode(result) })
  } catch (error) {
    if (handler) warn(`Error occurred in handler for '${channel}':`, error)
    // Of an error only its text crosses, as in Electron.
    const value = `Error invoking remote method '${channel}': ${String(error)}`
    contents.link.send({ kind: 'reply', id, ok: false, value })
  }
}

async function receivePermission(
  contents: ShellWebContents,
  { id, permission, mediaTypes }: Extract<PageMessage, { kind: 'permission' }>,
): Promise<void> {
  // The page's side of the shell sends Electron's own names (see page/main-world.ts).
  const asked = { permission: permission as Permission, mediaTypes }
  const granted = await requestPermission(contents.session, contents, asked)
  contents.link.send({ kind: 'permission', id, granted })
}

function toElectronInput(input: PageInput): Electron.Input {
  const { shift, control, alt, meta } = input
  const held = Object.entries({ shift, control, alt, meta }).filter(([, isHeld]) => isHeld)
  return { ...input, modifiers: held.map(([name]) => name) }
}
