import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { browserIfStarted } from '../browser.ts'
import { createEvent } from '../electron-types.ts'
import type { ImplementedApp } from '../implemented.ts'
import { unawaited } from '../log.ts'
import { testHook } from '../test-hook.ts'
import { openWindows } from '../window/open-windows.ts'
import { CommandLineSwitches } from './command-line-switches.ts'
import { systemLanguages } from './locale.ts'
import { AppPaths, type PathName } from './paths.ts'
import { SingleInstanceLock } from './single-instance.ts'

/** What the shell learns of the app before its main module runs. */
export interface AppIdentity {
  readonly name: string
  readonly version: string
  readonly folder: string
  readonly isPackaged: boolean
}

type Phase = 'starting' | 'ready' | 'quitting' | 'exiting'

/**
 * `electron.app`.
 * @public declarations need its name.
 */
export class ShellApp extends EventEmitter implements ImplementedApp {
  readonly commandLine = new CommandLineSwitches()
  name = 'Electron'
  isPackaged = false
  badgeCount = 0
  userAgentFallback = ''
  readonly #executable = process.env['ELECTRON_SHELL_EXECUTABLE'] ?? process.execPath
  readonly #paths = new AppPaths({
    appName: () => this.name,
    executable: this.#executable,
    environment: process.env,
  })
  readonly #lock = new SingleInstanceLock()
  readonly #ready = Promise.withResolvers<void>()
  readonly #protocolClients = new Set<string>()
  #phase: Phase = 'starting'
  #version = '0.0.0'
  #folder = process.cwd()
  #openAtLogin = false

  /** Called once by the shell before the app's main module runs. */
  identify(identity: AppIdentity): void {
    this.name = identity.name
    this.isPackaged = identity.isPackaged
    this.#version = identity.version
    this.#folder = identity.folder
  }

  /** Called once by the shell when Chromium answers. */
  becomeReady(): void {
    if (this.#phase === 'starting') this.#phase = 'ready'
    this.#ready.resolve()
    this.emit('ready', createEvent(), {})
  }

  get phase(): Phase {
    return this.#phase
  }
  get isEnding(): boolean {
    return this.#phase === 'quitting' || this.#phase === 'exiting'
  }

  whenReady(): Promise<void> {
    return this.#ready.promise
  }
  isReady(): boolean {
    return browserIfStarted() !== undefined && this.#phase !== 'starting'
  }

  /** Asks everybody who may object (`before-quit`, each window's `close`, `will-quit`), then exits with 0. */
  quit(): void {
    if (this.isEnding) return
    const before = this.#phase
    this.#phase = 'quitting'
    setImmediate(() => {
      if (this.#mayQuit()) this.exit(0)
      else if (this.#phase === 'quitting') this.#phase = before
    })
  }

  #mayQuit(): boolean {
    const beforeQuit = createEvent()
    this.emit('before-quit', beforeQuit)
    if (beforeQuit.defaultPrevented) return false
    for (const window of openWindows.values()) {
      if (!window.askToClose()) return false
      window.destroy()
    }
    const willQuit = createEvent()
    this.emit('will-quit', willQuit)
    return !willQuit.defaultPrevented
  }

  exit(exitCode = 0): void {
    if (this.#phase === 'exiting') return
    this.#phase = 'exiting'
    for (const window of openWindows.values()) window.destroy()
    this.emit('quit', createEvent(), exitCode)
    const closed = browserIfStarted()?.close() ?? Promise.resolve()
    unawaited(
      closed.finally(() => process.exit(exitCode)),
      'closing Chromium',
    )
  }

  relaunch(options?: Electron.RelaunchOptions): void {
    process.on('exit', () => {
      const command = options?.execPath ?? this.#executable
      spawn(command, options?.args ?? process.argv.slice(1), { detached: true, stdio: 'ignore' }).unref()
    })
  }

  focus(): void {
    openWindows.values().next().value?.focus()
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    const self = { argv: process.argv, workingDirectory: process.cwd(), additionalData }
    return this.#lock.acquire(this.getPath('userData'), self, second => {
      const { argv, workingDirectory } = second
      const tell = (): boolean =>
        this.emit('second-instance', createEvent(), argv, workingDirectory, second.additionalData)
      void this.#ready.promise.then(tell)
    })
  }
  hasSingleInstanceLock(): boolean {
    return this.#lock.isHeld
  }
  releaseSingleInstanceLock(): void {
    this.#lock.release()
  }

  getPath(name: PathName): string {
    const chosen = name === 'userData' ? this.commandLine.getSwitchValue('user-data-dir') : ''
    return chosen || this.#paths.get(name)
  }
  setPath(name: string, folder: string): void {
    if (name === 'userData') this.commandLine.removeSwitch('user-data-dir')
    this.#paths.set(name, folder)
  }
  setAppLogsPath(folder?: string): void {
    if (folder !== undefined) this.setPath('logs', folder)
  }
  getName(): string {
    return this.name
  }
  setName(name: string): void {
    this.name = name
  }
  getVersion(): string {
    return this.#version
  }
  getAppPath(): string {
    return this.#folder
  }
  getLocale(): string {
    return this.commandLine.getSwitchValue('lang') || this.getSystemLocale()
  }
  getSystemLocale(): string {
    return systemLanguages(process.env)[0] ?? 'en-US'
  }
  getPreferredSystemLanguages(): string[] {
    return [...systemLanguages(process.env)]
  }

  // What follows changes the desktop around the app; here it is only remembered.

  enableSandbox(): void {
    // Chromium's sandbox is on already, except for root, whom Chromium refuses to sandbox.
  }
  disableHardwareAcceleration(): void {
    this.commandLine.appendSwitch('disable-gpu')
  }
  setAppUserModelId(id: string): void {
    testHook.appUserModelId = id
  }
  setLoginItemSettings(settings: Electron.Settings): void {
    this.#openAtLogin = settings.openAtLogin ?? this.#openAtLogin
  }
  getLoginItemSettings(): Electron.LoginItemSettings {
    return {
      openAtLogin: this.#openAtLogin,
      wasOpenedAtLogin: false,
      status: this.#openAtLogin ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: this.#openAtLogin,
      launchItems: [],
    }
  }
  setAsDefaultProtocolClient(protocol: string): boolean {
    this.#protocolClients.add(protocol)
    return true
  }
  isDefaultProtocolClient(protocol: string): boolean {
    return this.#protocolClients.has(protocol)
  }
  removeAsDefaultProtocolClient(protocol: string): boolean {
    return this.#protocolClients.delete(protocol)
  }
  setBadgeCount(count = 0): boolean {
    this.badgeCount = count
    return true
  }
  getBadgeCount(): number {
    return this.badgeCount
  }
}

export const app = new ShellApp()
