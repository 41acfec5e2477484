import type { BrowserWindow } from 'electron'
import type { Tellings } from '#shared/ipc/asks.ts'
import { type TellingName, tellingChannel } from '#shared/ipc/channels.ts'

export type Tell = <K extends TellingName>(name: K, value: Tellings[K]) => void

/** Tells the window, if there is one. */
export function createTell(window: () => BrowserWindow | null): Tell {
  return (name, value) => {
    const contents = window()?.webContents
    if (contents && !contents.isDestroyed()) contents.send(tellingChannel(name), value)
  }
}
