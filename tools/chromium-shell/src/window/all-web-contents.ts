import { openWindows } from './open-windows.ts'
import type { ShellWebContents } from './web-contents.ts'

const all = (): ShellWebContents[] => Array.from(openWindows.values(), window => window.webContents)

/** `electron.webContents`. */
export const webContents = {
  getAllWebContents: all,
  getFocusedWebContents: () => all().find(contents => contents.isFocused()) ?? null,
  fromId: (id: number) => openWindows.get(id)?.webContents,
  fromDevToolsTargetId: (targetId: string) => all().find(contents => contents.targetId === targetId),
}
