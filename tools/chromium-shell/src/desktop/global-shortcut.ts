import { debug, unawaited } from '../log.ts'
import { lockMasks, parseAccelerator, shortcutModifiers, type Key } from '../x11/keyboard.ts'
import { xServer, type XServer } from '../x11/x-server.ts'

type Callback = () => void
interface Shortcut extends Key {
  readonly callback: Callback
  /** Known once the X server has told its keyboard. */
  keycode: number | undefined
}

const shortcuts = new Map<string, Shortcut>()
let keycodes: Promise<(keysym: number) => number | undefined> | undefined
let isSuspended = false

/** `electron.globalShortcut`: keys grabbed from the X server. */
export const globalShortcut: Electron.GlobalShortcut = {
  register(accelerator, callback) {
    const key = parseAccelerator(accelerator)
    if (!key) throw new Error(`Invalid accelerator: ${accelerator}`)
    if (shortcuts.has(accelerator) || !process.env['DISPLAY']) return false
    const shortcut = { ...key, callback, keycode: undefined }
    shortcuts.set(accelerator, shortcut)
    unawaited(grab(shortcut, accelerator), `shortcut ${accelerator}`)
    return true
  },
  registerAll(accelerators, callback) {
    for (const accelerator of accelerators) globalShortcut.register(accelerator, callback)
  },
  isRegistered: accelerator => shortcuts.has(accelerator),
  unregister(accelerator) {
    const shortcut = shortcuts.get(accelerator)
    shortcuts.delete(accelerator)
    if (shortcut) unawaited(release(shortcut), `release of ${accelerator}`)
  },
  unregisterAll() {
    for (const accelerator of shortcuts.keys()) globalShortcut.unregister(accelerator)
  },
  setSuspended(suspended) {
    isSuspended = suspended
  },
  isSuspended: () => isSuspended,
}

async function grab(shortcut: Shortcut, accelerator: string): Promise<void> {
  const server = await xServer()
  keycodes ??= readKeyboard(server)
  const keycode = (await keycodes)(shortcut.keysym)
  if (keycode === undefined) throw new Error('This keyboard has no such key')
  // Given back while the keyboard was being read.
  if (shortcuts.get(accelerator) !== shortcut) return
  shortcut.keycode = keycode
  for (const lock of lockMasks) {
    server.client.GrabKey(server.root, 0, shortcut.modifiers | lock, keycode, 1, 1)
  }
}

async function release({ keycode, modifiers }: Shortcut): Promise<void> {
  if (keycode === undefined) return
  const server = await xServer()
  for (const lock of lockMasks) server.client.UngrabKey(server.root, keycode, modifiers | lock)
}

/** Learns which key types which symbol, and begins to listen for the grabbed ones. */
async function readKeyboard(server: XServer): Promise<(keysym: number) => number | undefined> {
  const { min_keycode: first, max_keycode: last } = server.display
  const symbols = await new Promise<number[][]>((resolve, reject) => {
    server.client.GetKeyboardMapping(first, last - first + 1, (error, rows) =>
      error ? reject(error) : resolve(rows),
    )
  })
  server.client.on('event', event => {
    if (event.name !== 'KeyPress' || isSuspended) return
    const held = event.buttons & shortcutModifiers
    for (const { keycode, modifiers, callback } of shortcuts.values()) {
      if (keycode === event.keycode && modifiers === held) callback()
    }
    debug('key', event.keycode, held)
  })
  return keysym => {
    const row = symbols.findIndex(keysyms => keysyms.includes(keysym))
    return row < 0 ? undefined : first + row
  }
}
