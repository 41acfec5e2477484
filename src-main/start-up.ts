import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { app } from 'electron'
import type { Settings } from '#shared/ipc/desktop-state.ts'
import { autostartEntry } from './autostart-entry.ts'
import { errorText, type Logger } from './logging/logger.ts'

/** The argument with which the system opens the app at login; `config.ts` reads it. */
const hiddenArgument = '--hidden'

type StartUp = Pick<Settings, 'openAtLogin' | 'startHidden' | 'telLinks'>

/** Keeps what the system knows of the app equal to the settings: whether it opens at login, and which links it opens. */
export function createStartUp(executable: string, log: Logger): (settings: StartUp) => void {
  let applied = ''
  return ({ openAtLogin, startHidden, telLinks }) => {
    const wanted = JSON.stringify({ openAtLogin, startHidden, telLinks })
    if (wanted === applied) return
    const isFirst = applied === ''
    applied = wanted
    // In development the executable is Electron itself, which no link should open.
    if (app.isPackaged) app.setAsDefaultProtocolClient('dering')
    if (telLinks) app.setAsDefaultProtocolClient('tel')
    else if (!isFirst) app.removeAsDefaultProtocolClient('tel')
    const args = startHidden ? [hiddenArgument] : []
    if (process.platform !== 'linux') return app.setLoginItemSettings({ openAtLogin, args })
    try {
      keepAutostart(path.join(app.getPath('appData'), 'autostart'), openAtLogin, [executable, ...args])
    } catch (error) {
      log.error('opening at login was not set', { error: errorText(error) })
    }
  }
}

/** Electron sets no login item on Linux; its desktops read this folder (freedesktop.org, "Desktop Application Autostart"). */
function keepAutostart(folder: string, isWanted: boolean, command: readonly string[]): void {
  const file = path.join(folder, 'dering.desktop')
  if (!isWanted) return rmSync(file, { force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, autostartEntry(command))
}
