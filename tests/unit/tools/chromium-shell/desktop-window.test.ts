import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { DesktopWindow } from '../../../../tools/chromium-shell/src/x11/desktop-window.ts'
import { XServer } from '../../../../tools/chromium-shell/src/x11/x-server.ts'

const root = 1
const ownProcess = 4_000

type Reply = (error: Error | null, property?: { readonly data: Buffer }) => void
type GetProperty = [
  remove: number,
  window: number,
  atom: number,
  type: number,
  offset: number,
  length: number,
  reply: Reply,
]

/** An X server on which these windows have these properties; any other window has gone. */
function xServerWith(windows: Readonly<Record<number, Readonly<Record<string, readonly number[]>>>>) {
  const names: string[] = []
  const client = Object.assign(new EventEmitter(), {
    InternAtom: (_only: boolean, name: string, reply: (error: null, atom: number) => void) =>
      reply(null, names.includes(name) ? names.indexOf(name) : names.push(name) - 1),
    GetProperty(...[, window, atom, , , , reply]: GetProperty) {
      const properties = windows[window]
      if (!properties) return reply(new Error('Bad window'))
      const values = properties[names[atom] ?? ''] ?? []
      reply(null, { data: Buffer.from(Uint32Array.from(values).buffer) })
    },
    ChangeWindowAttributes() {},
  })
  const screen = [{ root, pixel_width: 1, pixel_height: 1 }]
  const display: unknown = { client, min_keycode: 8, max_keycode: 255, screen }
  // Of the client there is only what finding a window asks.
  return new XServer(display as ConstructorParameters<typeof XServer>[0])
}

describe('DesktopWindow.find', () => {
  it('passes over a window that has gone since it was listed', async () => {
    const [gone, own] = [10, 11]
    const server = xServerWith({
      [root]: { _NET_SUPPORTING_WM_CHECK: [2], _NET_CLIENT_LIST: [gone, own], _NET_ACTIVE_WINDOW: [own] },
      [own]: { _NET_WM_PID: [ownProcess] },
    })
    const window = await DesktopWindow.find(server, ownProcess)
    const focused: boolean[] = []
    window.on('focus', isFocused => focused.push(isFocused))
    await window.tellFocus()
    expect(focused).toEqual([true])
  })

  it('says at once that there is no window manager', async () => {
    const server = xServerWith({ [root]: {} })
    await expect(DesktopWindow.find(server, ownProcess)).rejects.toThrow('There is no window manager')
  })
})
