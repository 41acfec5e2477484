import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { AppIdentity } from '../app/app.ts'

/** The app that the shell is to run. */
export interface FoundApp {
  readonly identity: AppIdentity
  /** Its main module. */
  readonly entry: string
  /** Electron's `process.resourcesPath`. */
  readonly resources: string
}

interface PackageFile {
  readonly name?: string
  readonly productName?: string
  readonly version?: string
  readonly main?: string
}

/** The app named on the command line, or the one packaged beside the executable; nothing if there is neither. */
export async function findApp(executable: string, named: string | undefined): Promise<FoundApp | undefined> {
  const resources = path.join(path.dirname(executable), 'resources')
  const packaged = await packagedApp(resources)
  const target = packaged ?? (named === undefined ? undefined : path.resolve(named))
  if (target === undefined) return undefined
  const isPackaged = packaged !== undefined
  if (!statSync(target).isDirectory()) {
    const identity = { name: 'Electron', version: '0.0.0', folder: path.dirname(target), isPackaged }
    return { identity, entry: target, resources }
  }
  const file = JSON.parse(readFileSync(path.join(target, 'package.json'), 'utf8')) as PackageFile
  const identity = {
    name: file.productName ?? file.name ?? 'Electron',
    version: file.version ?? '0.0.0',
    folder: target,
    isPackaged,
  }
  return { identity, entry: path.join(target, file.main ?? 'index.js'), resources }
}

async function packagedApp(resources: string): Promise<string | undefined> {
  const folder = path.join(resources, 'app')
  if (existsSync(folder)) return folder
  const archive = path.join(resources, 'app.asar')
  return existsSync(archive) ? await unpack(archive) : undefined
}

/** Node cannot read inside an asar archive, so it is unpacked, once per build of it. */
async function unpack(archive: string): Promise<string> {
  const { ino, mtimeMs } = statSync(archive)
  const folder = path.join(
    os.tmpdir(),
    `chromium-shell-asar-${os.userInfo().uid}-${ino}-${Math.round(mtimeMs)}`,
  )
  if (existsSync(folder)) return folder
  const { extractAll } = await import('@electron/asar')
  const unfinished = `${folder}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  extractAll(archive, unfinished)
  renameSync(unfinished, folder)
  return folder
}
