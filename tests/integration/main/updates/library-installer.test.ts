import http from 'node:http'
import { createRequire } from 'node:module'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { AppImageUpdater, CancellationToken, Provider } from 'electron-updater'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLibraryInstaller } from '../../../../src-main/updates/install/library-installer.ts'
import { eventually } from '../../../support/eventually.ts'
import { recordingLog } from '../../../support/recording-log.ts'
import { aSigningKey, sha512Of } from '../../../support/updates/release.ts'
import { anUpdateDesk } from '../../../support/updates/update-desk.ts'
import { startUpdateServer, type UpdateServer } from '../../../support/updates/update-server.ts'

// The updater's own part, found from it, since it is not its public face.
const ofUpdater = createRequire(createRequire(import.meta.url).resolve('electron-updater/package.json'))
const { HttpExecutor, configureRequestUrl } = ofUpdater('builder-util-runtime') as RuntimeParts

interface DownloadOptions {
  readonly cancellationToken: CancellationToken
}
interface Download {
  readonly destination: string
  readonly options: DownloadOptions
  readonly onCancel: (cancel: () => void) => void
  readonly callback: (error: Error | null) => void
  readonly responseHandler: null
}
interface RuntimeParts {
  readonly HttpExecutor: new () => {
    doDownload(request: http.RequestOptions, download: Download, redirects: number): void
  }
  readonly configureRequestUrl: (url: URL, request: http.RequestOptions) => void
}

/** The updater's downloads over Node's network, where there is no Electron. */
class NodeExecutor extends HttpExecutor {
  createRequest(options: http.RequestOptions, callback: (response: http.IncomingMessage) => void) {
    return http.request(options, callback)
  }
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const request: http.RequestOptions = {}
      configureRequestUrl(url, request)
      const callback = (error: Error | null) => (error ? reject(error) : resolve(destination))
      this.doDownload(request, { destination, options, onCancel, callback, responseHandler: null }, 0)
    })
  }
}

const key = aSigningKey()
const filePath = '/releases/1.2.0/Dering-1.2.0.AppImage'
let folder: string
let server: UpdateServer
const at = (name: string) => path.join(folder, name)
const installedApp = () => readFileSync(at('Dering.AppImage'), 'utf8')
/** The new version: a program that leaves a trace when it is started. */
const newApp = () => Buffer.from(`#!/bin/sh\necho started > '${at('started')}'\n`)

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dering-appimage-'))
  writeFileSync(at('Dering.AppImage'), 'the old version')
  chmodSync(at('Dering.AppImage'), 0o755)
  writeFileSync(
    at('app-update.yml'),
    'provider: generic\nurl: http://127.0.0.1:1\nupdaterCacheDirName: dering-updater\n',
  )
  vi.stubEnv('APPIMAGE', at('Dering.AppImage'))
  server = await startUpdateServer()
  server.publish(key, { size: newApp().length, sha512: sha512Of(newApp()) })
  server.put(filePath, newApp())
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await server[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

/** electron-updater as it is, for an AppImage of version 1.1.0. */
function appImageUpdater(): AppImageUpdater {
  const updater = new AppImageUpdater(null, {
    version: '1.1.0',
    name: 'dering',
    isPackaged: true,
    appUpdateConfigPath: at('app-update.yml'),
    userDataPath: folder,
    baseCachePath: at('cache'),
    whenReady: () => Promise.resolve(),
    relaunch: () => {},
    quit: () => {},
    onQuit: () => {},
  })
  // Set by itself only where Electron is.
  Reflect.set(updater, 'httpExecutor', new NodeExecutor())
  return updater
}

function desk() {
  const updater = appImageUpdater()
  return anUpdateDesk({
    url: server.url,
    keys: [key.publicKey],
    untouchedMs: () => 0,
    makeInstaller: () =>
      createLibraryInstaller({
        open: () => Promise.resolve({ updater, Provider, CancellationToken }),
        log: recordingLog(),
      }),
  })
}

describe('[D9] electron-updater, told of the one file that was signed', () => {
  it('fetches it, replaces the app and starts it, and reads no feed of its own', async () => {
    using one = desk()
    one.keeper.act('check')
    await one.until('ready')
    expect(installedApp()).toBe('the old version')
    one.keeper.act('install')
    await eventually(() => existsSync(at('started'))).toBe(true)
    expect(installedApp()).toBe(newApp().toString())
    expect(new Set(server.asked.map(asked => asked.split('?')[0]))).toEqual(
      new Set(['/stable/linux-x64.json', filePath]),
    )
  })

  it('installs nothing where the file is another one', async () => {
    server.put(filePath, Buffer.from(newApp().toString().replace('started', 'stolen!')))
    using one = desk()
    await one.doAllThatMayHappen()
    expect(one.keeper.view.phase).toEqual({ status: 'refused', why: 'otherFile' })
    expect(installedApp()).toBe('the old version')
  })

  it('breaks off for a call and fetches the whole after it', async () => {
    let begun = 0
    server.put(filePath, (_request, response) => {
      response.writeHead(200, { 'content-length': newApp().length })
      response.write(newApp().subarray(0, 10), () => (begun += 1))
    })
    using one = desk()
    one.keeper.act('check')
    await eventually(() => begun).toBeGreaterThan(0)
    one.keeper.workChanged('onCall')
    expect(one.keeper.view.phase).toEqual({ status: 'available', version: '1.2.0', next: 'free' })
    server.put(filePath, newApp())
    one.keeper.workChanged('free')
    await one.until('ready')
    expect(installedApp()).toBe('the old version')
  })
})
