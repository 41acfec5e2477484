import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The program that runs the desktop app: Electron, or what stands in for it. */
export interface DesktopHost {
  readonly kind: 'electron' | 'chromium-shell'
  readonly executable: string
}

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Electron's npm package fetches its binary apart from `npm ci`; where that host is out of reach there is none. */
const fetchWithinMs = 300_000

/** Electron when its binary is here or can be fetched, the Chromium shell otherwise. */
export function findDesktopHost(): DesktopHost {
  const electron = electronBinary() ?? fetchElectron()
  if (electron) return { kind: 'electron', executable: electron }
  return { kind: 'chromium-shell', executable: join(root, 'tools', 'chromium-shell', 'bin', 'electron') }
}

function electronFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
}

function electronBinary(): string | undefined {
  const pathFile = join(electronFolder(), 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const executable = join(electronFolder(), 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(executable) ? executable : undefined
}

function fetchElectron(): string | undefined {
  spawnSync(process.execPath, [join(electronFolder(), 'install.js')], {
    stdio: 'ignore',
    timeout: fetchWithinMs,
  })
  return electronBinary()
}
